/// Somebody who may sign in.
public struct Account {}
