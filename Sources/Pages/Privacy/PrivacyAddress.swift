/// What is done on a person's page of consents.
public enum OwnPrivacyAction: String, Sendable { case consents, requests, data = "data.json" }

/// What is done on an event's page of consents.
public enum EventPrivacyAction: String, Sendable { case consents, requests, retention, anonymisation }
