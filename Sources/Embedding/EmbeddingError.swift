/// Why a model file cannot be used, or gave nothing.
public enum EmbeddingError: Error, Equatable {
    /// There is no such file, or it may not be read.
    case unreadable(path: String, reason: String)
    /// The file ends before what it announces: it was cut off, or not loaded to its end.
    case cutOff(size: Int, needed: Int)
    /// The file is something else.
    case notAModel
    /// A later or earlier form of the file.
    case unknownVersion(Int)
    /// A number in the header that no model of this kind can have.
    case unusable(field: String, value: Int)
    /// A part that is missing, or has another type or size than the header says.
    case wrongTensor(String)
    /// A table of the tokenizer contradicts itself.
    case damaged(String)
    /// The file's SHA-256 is another than the known one; both in hexadecimal.
    case otherFile(expected: String, found: String)
    /// The numbers of the model gave no vector for a text: only damaged weights do that.
    case noVector(text: Int)
}

extension EmbeddingError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unreadable(let path, let reason): "\(path): \(reason)"
        case .cutOff(let size, let needed):
            "the model file is cut off: \(size) bytes where at least \(needed) are needed"
        case .notAModel: "this is no embedding model"
        case .unknownVersion(let version): "the model file has the unknown version \(version)"
        case .unusable(let field, let value): "the model file is unusable: \(field) is \(value)"
        case .wrongTensor(let name): "the model file is damaged: \(name) is missing or has a wrong size"
        case .damaged(let part): "the model file is damaged: \(part)"
        case .otherFile(let expected, let found): "another file than the known model: SHA-256 \(found), not \(expected)"
        case .noVector(let text): "the model gave no vector for text \(text): its weights are damaged"
        }
    }
}
