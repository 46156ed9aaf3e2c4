import Crypto
import Embedding
import Foundation

/// Pieces of a text with its prefix and the marks of start and end: what the model has to read.
private let tokensPerText = 32

/// Prints how many texts a second become vectors on one core, and how long a query takes.
/// - Parameter output: a file for the query and the texts, a line each.
func measureEmbedding(model path: String, texts file: String, writing output: String?) throws {
    let model = try EmbeddingModel(path: path, sha256: { Array(SHA256.hash(data: $0)) })
    let lines = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n").map(String.init)
    func tokens(_ text: String) -> Int { model.tokens(of: "query: " + text).count }

    let texts = joined(lines) { tokens($0) <= tokensPerText }
    guard let query = lines.first(where: { tokens($0) == 9 }), !texts.isEmpty else {
        throw BenchFault.wrongResult("no texts to measure in \(file)")
    }
    if let output {
        let text = ([query] + texts).map { $0 + "\n" }.joined()
        try text.write(toFile: output, atomically: true, encoding: .utf8)
    }

    let asked = texts.map { "query: " + $0 }
    let mean = Double(texts.reduce(0) { $0 + tokens($1) }) / Double(texts.count)
    var made = 0
    let all = try median(of: 5) { made += try model.vectors(of: asked, threads: 1).count }
    let one = try median(of: 50) { made += try model.vectors(of: ["query: " + query], threads: 1).count }
    guard made == 6 * texts.count + 51 else { throw BenchFault.wrongResult("\(made) vectors") }
    let (waited, worked) = (Double(texts.count) / all.waited, Double(texts.count) / all.worked)
    say(
        "embedding: \(fixed(waited, 0)) texts a second (by processor time \(fixed(worked, 0))), one core, "
            + "\(texts.count) texts of \(fixed(mean, 1)) tokens, median of 5")
    say("embedding: one query of \(tokens(query)) tokens, median of 50: \(one.milliseconds)")
}

/// The words of all lines in their order, cut into texts that are as long as may be; the unfinished last one is left
/// out.
private func joined(_ lines: [String], _ fits: (String) -> Bool) -> [String] {
    var (texts, text) = ([String](), "")
    for word in lines.flatMap({ $0.split(separator: " ") }) {
        let longer = text.isEmpty ? String(word) : text + " " + word
        if fits(longer) {
            text = longer
        } else {
            if !text.isEmpty { texts.append(text) }
            text = String(word)
        }
    }
    return texts
}
