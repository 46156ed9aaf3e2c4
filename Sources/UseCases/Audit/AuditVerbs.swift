extension UseCases {
    /// All that the audit log can say was done: the use cases that write, and what is recorded without writing. Each has
    /// a sentence in the catalogues (`audit.verb.<verb>`); a test holds this list against the source.
    public static let auditVerbs = [
        "acceptInvitation", "addConcept", "askForSignIn", "confirm", "createEvent", "createUser", "discard",
        "endAllSessions", "endSession", "exportSchedule", "importConcepts", "importFile", "invite", "judgeMatch",
        "markMailBounced", "matchEvent", "publishPlan", "removeSecondFactor", "repairPlan", "resendMail",
        "restoreConcept", "retireConcept", "revertConcept", "saveConcept", "scheduleEvent", "setMapping",
        "setPassword", "setSecondFactor", "signInAsDemo", "signInByCode", "signInByLink", "signInByPassword",
        "signInLink", "stageUpload", "takeRole", "withdrawInvitation", "withdrawMail", "withdrawVerdict",
    ]
}
