extension UseCases {
    /// All that the audit log can say was done: the use cases that write, and what is recorded without writing. Each has
    /// a sentence in the catalogues (`audit.verb.<verb>`); a test holds this list against the source.
    public static let auditVerbs = [
        "addConcept", "anonymiseOrganisation", "answerRequest", "applyRetention", "askAboutData", "confirm",
        "createEvent", "deleteAccount", "discard", "exportSchedule", "giveConsent", "importConcepts", "importFile",
        "judgeMatch", "matchEvent", "publishNotice", "publishPlan", "repairPlan", "restoreConcept", "retireConcept",
        "revertConcept", "saveConcept", "scheduleEvent", "setMapping", "setRetention", "stageUpload", "takeOwnData",
        "withdrawConsent", "withdrawVerdict",
    ]
}
