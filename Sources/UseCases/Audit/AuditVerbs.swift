extension UseCases {
    /// All that the audit log can say was done: the use cases that write, and what is recorded without writing. Each has
    /// a sentence in the catalogues (`audit.verb.<verb>`); a test holds this list against the source.
    public static let auditVerbs = [
        "addConcept", "confirm", "createEvent", "discard", "exportSchedule", "importConcepts", "importFile",
        "judgeMatch", "markMailBounced", "matchEvent", "publishPlan", "repairPlan", "resendMail", "restoreConcept",
        "retireConcept", "revertConcept",
        "saveConcept", "scheduleEvent", "setMapping", "stageUpload", "withdrawMail", "withdrawVerdict",
    ]
}
