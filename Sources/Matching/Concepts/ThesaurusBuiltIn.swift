import CThesaurus
import Foundation

extension Thesaurus {
    /// The files of `Sources/CThesaurus/Branches`, embedded in the program.
    public static var builtInFiles: [File] {
        guard let first = thesaurus_branch_list() else { return [] }
        return UnsafeBufferPointer(start: first, count: thesaurus_branch_count).map { branch in
            File(name: String(cString: branch.name), content: Data(bytes: branch.bytes, count: branch.count))
        }
    }
}
