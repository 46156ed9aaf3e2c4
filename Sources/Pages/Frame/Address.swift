public import Domain
import Foundation

/// Where a page lives. The one place that knows how addresses are written.
public enum Address: Sendable, Equatable {
    case home
    case event(Identifier<Event>)
    /// Forms of what an event is.
    case newEvent(Identifier<Programme>)
    case eventForm(Identifier<Event>)
    case needs(Identifier<Event>)
    case need(Identifier<Event>, String)
    case offers(Identifier<Event>)
    case offer(Identifier<Event>, String)
    case organisations(Identifier<Event>)
    case organisation(Identifier<Event>, Identifier<Organisation>)
    /// Forms of what is known of a firm, its contacts (`nil`: a new one), its needs and offers.
    case organisationForm(Identifier<Event>, Identifier<Organisation>)
    case personForm(Identifier<Event>, Identifier<Organisation>, Identifier<Person>?)
    case contact(Identifier<Event>, Identifier<Organisation>, Identifier<Person>?)
    case needForm(Identifier<Event>, String)
    case newNeed(Identifier<Event>, Identifier<Organisation>)
    case offerForm(Identifier<Event>, String)
    case newOffer(Identifier<Event>, Identifier<Organisation>)
    /// The grid of slots and places.
    case schedule(Identifier<Event>)
    /// Lists by organisation, place or interpreter.
    case scheduleBy(Identifier<Event>, ScheduleGrouping)
    case unplaced(Identifier<Event>)
    /// One participant's meetings.
    case agenda(Identifier<Event>, String)
    /// The programme of the event as a calendar.
    case eventCalendar(Identifier<Event>)
    case agendaCalendar(Identifier<Event>, String)
    /// The meetings that the reader interprets, as a page and as a calendar.
    case ownMeetings(Identifier<Event>)
    case ownMeetingsCalendar(Identifier<Event>)
    case scheduleFile(Identifier<Event>, String)
    case figures(Identifier<Event>)
    case imports(Identifier<Event>)
    case importReport(Identifier<Event>, String)
    case upload(Identifier<Event>, String)
    case uploads(Identifier<Event>)
    case uploadImport(Identifier<Event>, String)
    /// Where work on the event is started: matching, scheduling, publishing.
    case work(Identifier<Event>)
    case matching(Identifier<Event>)
    case plans(Identifier<Event>)
    /// What is said of a pair: need, offer.
    case verdict(Identifier<Event>, String, String)
    case repairs(Identifier<Event>)
    case publication(Identifier<Event>)
    case job(Identifier<Event>, String)
    case jobProgress(Identifier<Event>, String)
    /// Where demand has no answer, and what nobody asked for.
    case workbench(Identifier<Event>)
    case unmetDemand(Identifier<Event>)
    case unmetDemandFile(Identifier<Event>, String)
    /// The concepts of the thesaurus, one of them, its form, and what is done to it.
    case concepts
    case newConcept
    case concept(String)
    case conceptForm(String)
    case conceptChange(String, ConceptChange)
    case conceptFile
    /// What was done on the installation.
    case audit
    /// Notices and where data goes; what a person decided for themselves; the firms and requests of an event.
    case privacy
    case ownPrivacy(OwnPrivacyAction?)
    case eventPrivacy(Identifier<Event>, EventPrivacyAction?)
    case auditVerification
    /// Where people sign in, and out.
    case signIn
    case signInCode
    case signInPassword
    case signInLink(String)
    case demoSignIn
    case signOut
    /// One's own account.
    case account
    case accountSessions
    case accountPassword
    case accountSecondFactor
    /// The programmes, one of them, its forms, and its partner bodies.
    case programmes
    case newProgramme
    case programme(Identifier<Programme>)
    case programmeForm(Identifier<Programme>)
    case programmeCopy(Identifier<Programme>)
    case partnerBodies(Identifier<Programme>)
    case newPartnerBody(Identifier<Programme>)
    case partnerBody(Identifier<Programme>, Identifier<PartnerBody>)
    case partnerBodyRemoval(Identifier<Programme>, Identifier<PartnerBody>)
    /// Who has which role in a programme.
    case people(Identifier<Programme>)
    case grantRemoval(Identifier<Programme>, Identifier<Grant>)
    case invitationWithdrawal(Identifier<Programme>, String)
    case invitation(String)
    case invitationEntry
    case outbox
    /// What is done to a mail of the outbox.
    case outboxMail(String, MailChange)
    case demoMail
    /// What owners decide for the installation, and what follows from it.
    case settings(SettingsAction?)
    case brandStyles
    case logo
    case language
    case design

    public var path: String {
        switch self {
        case .home: "/"
        case .event(let event): "/events/\(event)"
        case .newEvent(let programme): "/programmes/\(programme)/events/new"
        case .eventForm(let event): "/events/\(event)/edit"
        case .needs(let event): "/events/\(event)/needs"
        case .need(let event, let code): "/events/\(event)/needs/\(code.inPath)"
        case .offers(let event): "/events/\(event)/offers"
        case .offer(let event, let code): "/events/\(event)/offers/\(code.inPath)"
        case .organisations(let event): "/events/\(event)/organisations"
        case .organisation(let event, let id): "/events/\(event)/organisations/\(id)"
        case .organisationForm(let event, let id): "/events/\(event)/organisations/\(id)/edit"
        case .personForm(let event, let firm, let id):
            "/events/\(event)/organisations/\(firm)/contacts/\(id.map { "\($0)/edit" } ?? "new")"
        case .contact(let event, let firm, let id):
            "/events/\(event)/organisations/\(firm)/contacts/\(id?.text ?? "new")"
        case .needForm(let event, let code): "/events/\(event)/needs/\(code.inPath)/edit"
        case .newNeed(let event, let firm): "/events/\(event)/organisations/\(firm)/needs/new"
        case .offerForm(let event, let code): "/events/\(event)/offers/\(code.inPath)/edit"
        case .newOffer(let event, let firm): "/events/\(event)/organisations/\(firm)/offers/new"
        case .schedule(let event): "/events/\(event)/schedule"
        case .scheduleBy(let event, let grouping): "/events/\(event)/schedule/\(grouping.rawValue)"
        case .unplaced(let event): "/events/\(event)/unplaced"
        case .agenda(let event, let code): "/events/\(event)/agendas/\(code.inPath)"
        case .eventCalendar(let event): "/events/\(event)/programme.ics"
        case .agendaCalendar(let event, let code): "/events/\(event)/agendas/\(code.inPath)/calendar.ics"
        case .ownMeetings(let event): "/events/\(event)/my-meetings"
        case .ownMeetingsCalendar(let event): "/events/\(event)/my-meetings/calendar.ics"
        case .scheduleFile(let event, let format): "/events/\(event)/schedule.\(format)"
        case .figures(let event): "/events/\(event)/figures"
        case .imports(let event): "/events/\(event)/imports"
        case .importReport(let event, let id): "/events/\(event)/imports/\(id.inPath)"
        case .upload(let event, let id): "/events/\(event)/uploads/\(id.inPath)"
        case .uploads(let event): "/events/\(event)/uploads"
        case .uploadImport(let event, let id): "/events/\(event)/uploads/\(id.inPath)/import"
        case .work(let event): "/events/\(event)/work"
        case .matching(let event): "/events/\(event)/matching"
        case .plans(let event): "/events/\(event)/plans"
        case .verdict(let event, let need, let offer):
            "/events/\(event)/needs/\(need.inPath)/offers/\(offer.inPath)/verdict"
        case .repairs(let event): "/events/\(event)/repairs"
        case .publication(let event): "/events/\(event)/publication"
        case .job(let event, let id): "/events/\(event)/jobs/\(id.inPath)"
        case .jobProgress(let event, let id): "/events/\(event)/jobs/\(id.inPath)/progress"
        case .workbench(let event): "/events/\(event)/workbench"
        case .unmetDemand(let event): "/events/\(event)/workbench/unmet-demand"
        case .unmetDemandFile(let event, let format): "/events/\(event)/workbench/unmet-demand.\(format)"
        case .concepts: "/concepts"
        case .newConcept: "/concepts/new"
        case .concept(let id): "/concepts/\(id.inPath)"
        case .conceptForm(let id): "/concepts/\(id.inPath)/edit"
        case .conceptChange(let id, let change): "/concepts/\(id.inPath)/\(change.rawValue)"
        case .conceptFile: "/concepts.json"
        case .audit: "/audit"
        case .privacy: "/privacy"
        case .ownPrivacy(let action): "/account/privacy" + (action.map { "/" + $0.rawValue } ?? "")
        case .eventPrivacy(let event, let action):
            "/events/\(event)/privacy" + (action.map { "/" + $0.rawValue } ?? "")
        case .auditVerification: "/audit/verification"
        case .signIn: "/sign-in"
        case .signInCode: "/sign-in/code"
        case .signInPassword: "/sign-in/password"
        case .signInLink(let token): "/sign-in/\(token.inPath)"
        case .demoSignIn: "/dev/sign-in"
        case .signOut: "/sign-out"
        case .account: "/account"
        case .accountSessions: "/account/sessions"
        case .accountPassword: "/account/password"
        case .accountSecondFactor: "/account/second-factor"
        case .programmes: "/programmes"
        case .newProgramme: "/programmes/new"
        case .programme(let id): "/programmes/\(id)"
        case .programmeForm(let id): "/programmes/\(id)/edit"
        case .programmeCopy(let id): "/programmes/\(id)/copy"
        case .partnerBodies(let id): "/programmes/\(id)/bodies"
        case .newPartnerBody(let id): "/programmes/\(id)/bodies/new"
        case .partnerBody(let id, let body): "/programmes/\(id)/bodies/\(body)"
        case .partnerBodyRemoval(let id, let body): "/programmes/\(id)/bodies/\(body)/removal"
        case .people(let programme): "/programmes/\(programme)/people"
        case .grantRemoval(let programme, let grant): "/programmes/\(programme)/grants/\(grant)/removal"
        case .invitationWithdrawal(let programme, let id):
            "/programmes/\(programme)/invitations/\(id.inPath)/withdrawal"
        case .invitation(let code): "/invitation/\(code.inPath)"
        case .invitationEntry: "/invitation"
        case .outbox: "/outbox"
        case .outboxMail(let id, let change): "/outbox/\(id.inPath)/\(change.rawValue)"
        case .demoMail: "/dev/mail"
        case .settings(let action): "/settings" + (action.map { "/" + $0.path } ?? "")
        case .brandStyles: "/brand.css"
        case .logo: "/logo"
        case .language: "/language"
        case .design: "/dev/design"
        }
    }

    /// The path with a query; pairs with an empty value are left out.
    public func with(_ query: [(String, String)]) -> String {
        let parts = query.filter { !$0.1.isEmpty }.map { "\($0.0.inQuery)=\($0.1.inQuery)" }
        return parts.isEmpty ? path : path + "?" + parts.joined(separator: "&")
    }
}

public enum ScheduleGrouping: String, CaseIterable, Sendable { case organisations, places, interpreters }

public enum MailChange: String, Sendable { case retry, withdrawal, bounce }

public enum ConceptChange: String, Sendable { case retirement, restoration, reversion }

extension String {
    fileprivate var inPath: String { encoded(besides: "-._~") }
    var inQuery: String { encoded(besides: "-._~") }

    private func encoded(besides extra: String) -> String {
        let allowed = CharacterSet(
            charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789" + extra)
        return addingPercentEncoding(withAllowedCharacters: allowed) ?? ""
    }
}
