public import Localisation
import UseCases

/// Long work that was started from a page, as it stands.
public struct JobState: Sendable {
    public enum Kind: String, Sendable { case matching, scheduling, repair }

    public enum State: Sendable, Equatable {
        case running, done
        /// A catalogue key with its values.
        case failed(String, [String: Localiser.Value])
    }

    public var id: String
    public var kind: Kind
    /// From 0 to 1.
    public var fraction: Double
    /// What is being done: a catalogue key with its values.
    public var text: (key: String, values: [String: Localiser.Value])
    public var state: State
    /// Where its result is.
    public var resultAddress: Address

    public init(
        id: String, kind: Kind, fraction: Double = 0, text: (key: String, values: [String: Localiser.Value])? = nil,
        state: State = .running, resultAddress: Address
    ) {
        self.id = id
        self.kind = kind
        self.fraction = fraction
        self.text = text ?? ("job.\(kind.rawValue).starting", [:])
        self.state = state
        self.resultAddress = resultAddress
    }

    /// The sentence beside the progress, or why the work ended without a result.
    public func sentence(_ say: Localiser) -> String {
        switch state {
        case .running: say(text.key, text.values)
        case .done: say("job.\(kind.rawValue).done")
        case .failed(let key, let values): say(key, values)
        }
    }
}

extension JobState.State {
    /// What a person is told about an error that ended the work: families `work.failed.<case>`.
    public static func failed(_ error: any Error) -> JobState.State {
        guard let error = error as? UseCaseError else { return .failed("work.failed.fault", [:]) }
        return switch error {
        case .noSlots: .failed("work.failed.noSlots", [:])
        case .noPlaces: .failed("work.failed.noPlaces", [:])
        case .noRequests: .failed("work.failed.noRequests", [:])
        case .noNeeds: .failed("work.failed.noNeeds", [:])
        case .noOffers: .failed("work.failed.noOffers", [:])
        case .planOverran: .failed("work.failed.planOverran", [:])
        case .nothingToPublish: .failed("work.failed.nothingToPublish", [:])
        case .planViolated(let count): .failed("work.failed.planViolated", ["n": .number(count)])
        case .instanceContradiction(let detail):
            .failed("work.failed.instanceContradiction", ["detail": .text(detail)])
        default: .failed("work.failed.fault", [:])
        }
    }
}
