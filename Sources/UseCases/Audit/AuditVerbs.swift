extension UseCases {
    /// All that the audit log can say was done: the use cases that write, and what is recorded without writing. Each has
    /// a sentence in the catalogues (`audit.verb.<verb>`); a test holds this list against the source.
    public static let auditVerbs = [
        "acceptInvitation", "addConcept", "addNeed", "addOffer", "addPartnerBody", "anonymiseOrganisation",
        "answerRequest", "applyRetention", "askAboutData", "askForSignIn", "confirm", "copyProgramme", "createEvent",
        "createProgramme", "createUser", "deleteAccount", "discard", "endAllSessions", "endSession", "exportSchedule",
        "giveConsent", "importConcepts", "importFile", "invite", "judgeMatch", "markMailBounced", "matchEvent",
        "publishNotice", "publishPlan", "removeLogo", "removePartnerBody", "removePassword", "removeSecondFactor",
        "renewRecoveryCodes", "repairPlan", "resendMail", "resetSignIn", "restoreConcept", "retireConcept",
        "revertConcept", "saveConcept", "saveEvent", "saveLogo", "saveNeed", "saveOffer", "saveOrganisation",
        "savePartnerBody", "savePerson", "saveProgramme", "saveSettings", "scheduleEvent", "sendTestMail", "setMapping",
        "setPassword", "setRetention", "setSecondFactor", "signInAsDemo", "signInByCode", "signInByLink",
        "signInByPassword", "signInLink", "stageUpload", "takeOwnData", "takeRole", "withdrawConsent",
        "withdrawInvitation", "withdrawMail", "withdrawVerdict",
    ]
}
