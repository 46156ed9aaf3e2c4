import Domain
import Matching
import Storage

extension UseCases {
    /// Texts that are embedded at a time: as often progress is told and what is there is kept.
    private static let batch = 64

    /// The vectors of an event's needs and offers, all of one model: those kept that still fit their texts, the others
    /// made anew and kept. Where the service that the installation names fails, be it at the last text, all begins anew
    /// with the built-in model, or there are none.
    /// - Parameter progress: how many of how many texts that lack one have their vector.
    func vectors(
        of event: Event, _ profiles: [Profile], _ prepared: PreparedProfiles,
        progress: (@Sendable (Int, Int) -> Void)? = nil
    ) async throws -> (vectors: ProfileVectors?, serviceFailure: String?) {
        try await forgetVectors(of: event, except: Set(profiles.map(\.id)))
        var failure: String?
        if let embeddingService {
            do {
                let embedder = try await offPool { try embeddingService.current() }
                return (try await vectors(of: event, profiles, prepared, by: embedder, progress), nil)
            } catch let error as any EmbedderUnavailable {
                failure = error.reason
            }
        }
        guard let embedder else { return (nil, failure) }
        return (try await vectors(of: event, profiles, prepared, by: embedder, progress), failure)
    }

    /// Of needs and offers that are gone, and of firms that refuse now, nothing made of their texts is kept, whichever
    /// model made it.
    private func forgetVectors(of event: Event, except profiles: Set<String>) async throws {
        let gone = try await read { try $0.vectors.records(of: event.id) }.subtracting(profiles).sorted()
        if !gone.isEmpty { try await note { try $0.vectors.remove(gone) } }
    }

    private func vectors(
        of event: Event, _ profiles: [Profile], _ prepared: PreparedProfiles, by embedder: any TextEmbedder,
        _ progress: (@Sendable (Int, Int) -> Void)?
    ) async throws -> ProfileVectors {
        let model = embedder.name
        let kept = Dictionary(
            try await read { try $0.vectors.of(event.id, model: model) }.map { ($0.record, $0) },
            uniquingKeysWith: { first, _ in first })
        let wanted = try await offPool {
            profiles.map { profile in
                let texts = prepared.embeddedTexts(of: profile, prefix: embedder.textPrefix)
                return (id: profile.id, texts: texts, digest: StoredVector.digest(of: texts))
            }
        }
        var vectors: [String: [Float]] = [:]
        var missing: [(id: String, texts: [String], digest: String)] = []
        for profile in wanted {
            if let vector = kept[profile.id], vector.digest == profile.digest,
                vector.numbers.count == embedder.dimension
            {
                vectors[profile.id] = vector.numbers
            } else {
                missing.append(profile)
            }
        }
        for start in stride(from: 0, to: missing.count, by: Self.batch) {
            try Task.checkCancellation()
            let part = Array(missing[start..<min(start + Self.batch, missing.count)])
            let made = try await offPool {
                let all = try embedder.vectors(of: part.flatMap(\.texts))
                var next = 0
                return part.map { profile in
                    defer { next += profile.texts.count }
                    return StoredVector(
                        record: profile.id, digest: profile.digest,
                        numbers: Profile.vector(from: Array(all[next..<next + profile.texts.count])))
                }
            }
            try await note { try $0.vectors.save(made, of: event.id, model: model) }
            for vector in made { vectors[vector.record] = vector.numbers }
            progress?(min(start + Self.batch, missing.count), missing.count)
        }
        return ProfileVectors(name: model, dimension: embedder.dimension, byID: vectors)
    }
}
