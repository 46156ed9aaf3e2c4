import Domain

/// The languages that the installation is offered in, for the request that is being answered.
///
/// A request's language is asked for in many places that know the request alone: so it is bound to the request's task.
struct OfferedLanguages: Sendable {
    var languages: [Language]
    /// For readers whose browser asks for none of them.
    var first: Language

    init(_ settings: InstallationSettings) {
        languages = settings.languages
        first = settings.firstLanguage
    }

    @TaskLocal static var current = OfferedLanguages(InstallationSettings())
}
