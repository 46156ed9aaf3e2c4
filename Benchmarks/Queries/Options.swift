/// What the command line asks for.
struct Options: Sendable {
    var file = ""
    var postgres: String?
    var scale = 1.0
    /// How many records each read is timed on.
    var records = 200
    /// How long each read is called at once.
    var seconds = 5
    var seed = 1
    var showsPlans = false

    /// `nil` for what cannot be understood.
    init?(_ arguments: some Sequence<String>) {
        var rest = Array(arguments)[...]
        while let name = rest.popFirst() {
            if name == "--plans" {
                showsPlans = true
                continue
            }
            guard let value = rest.popFirst() else { return nil }
            switch name {
            case "--file": file = value
            case "--postgres": postgres = value
            case "--scale":
                guard let number = Double(value), number > 0, number <= 1 else { return nil }
                scale = number
            case "--records":
                guard let number = Int(value), number >= 20 else { return nil }
                records = number
            case "--seconds":
                guard let number = Int(value), number >= 1 else { return nil }
                seconds = number
            case "--seed":
                guard let number = Int(value) else { return nil }
                seed = number
            default: return nil
            }
        }
        guard !file.isEmpty else { return nil }
    }
}
