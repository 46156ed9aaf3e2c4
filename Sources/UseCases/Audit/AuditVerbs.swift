extension UseCases {
    /// All that the audit log can say was done: the use cases that write, and what is recorded without writing. Each has
    /// a sentence in the catalogues (`audit.verb.<verb>`); a test holds this list against the source.
    public static let auditVerbs = [
        "confirm", "createEvent", "discard", "exportSchedule", "importFile", "judgeMatch", "matchEvent", "publishPlan",
        "repairPlan", "scheduleEvent", "setMapping", "stageUpload", "withdrawVerdict",
    ]
}
