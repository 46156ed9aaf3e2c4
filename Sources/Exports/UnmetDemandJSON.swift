import Domain
import Foundation
public import Localisation
public import UseCases

/// The unmet-demand report as JSON, for programs. A need of a firm that has not agreed to share its data has no
/// `organisation` and nothing but code, field and title.
public struct UnmetDemandDocument: Encodable, Sendable {
    struct Entry: Encodable, Sendable {
        var code: String
        var field: String?
        var title: String?
        var titleOriginal: String?
        var description: String?
        var requirements: String?
        var amount: String?
        var cooperation: String?
        var timing: String?
        var organisation: String?
        var country: String?
        var locality: String?
        var contact: String?
        var email: String?
        var gap: String?
        var rejections: [String]?
        var declinedRequests: Int?
    }

    struct Figures: Encodable, Sendable {
        var needs: Int
        var unanswered: Int
        var offers: Int
        var unasked: Int
        var withheldNeeds: Int
        var withheldOffers: Int
        var declinedRequests: Int
    }

    var event: String
    var date: String
    var place: String
    var madeAt: String
    var matched: Bool
    var figures: Figures
    var needs: [Entry]
    var offers: [Entry]
    var rejections: [String: Int]

    /// The document as a file: keys in snake case, sorted.
    public func file() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(self)) + [0x0A]
    }

    public init(_ report: UnmetDemand, _ say: Localiser) {
        event = report.event.name.text(for: say.language)
        date = report.event.date
        place = report.event.place
        madeAt = report.madeAt.ISO8601Format()
        matched = report.wasMatched
        figures = Figures(
            needs: report.needs, unanswered: report.lines.count, offers: report.offers,
            unasked: report.unaskedOffers.count, withheldNeeds: report.withheldNeeds,
            withheldOffers: report.withheldOffers, declinedRequests: report.declinedRequests)
        needs = report.lines.map { line in
            var entry = Entry(line, say)
            entry.field = line.field
            entry.gap = line.gap.rawValue
            entry.rejections = line.rejections.map(\.rawValue)
            entry.declinedRequests = line.declinedRequests
            return entry
        }
        offers = report.unaskedOffers.map { Entry($0, say) }
        rejections = Dictionary(
            report.rejections.map { ($0.reason.rawValue, $0.count) }, uniquingKeysWith: { first, _ in first })
    }
}

extension UnmetDemandDocument.Entry {
    fileprivate init(_ line: UnmetDemand.Line, _ say: Localiser) {
        let shared = line.shared
        let contact = [shared?.person, shared?.personTitle].compactMap(\.self).filter { !$0.isEmpty }
        self.init(
            code: line.code, title: line.title?.text(for: say.language), titleOriginal: line.title?.text,
            description: shared?.description.text(for: say.language),
            requirements: shared?.requirements.text(for: say.language),
            amount: shared.map { $0.amount.original.isEmpty ? say.amount($0.amount) : $0.amount.original },
            cooperation: shared?.cooperation, timing: shared?.timing,
            organisation: shared?.organisation.text(for: say.language), country: shared?.country,
            locality: shared?.locality, contact: contact.isEmpty ? nil : contact.joined(separator: ", "),
            email: shared?.email)
    }
}
