import Domain
import HTML

/// A link for those who may follow it; nothing for others.
func link(_ text: String, _ address: Address, for permission: Permission, _ reader: Reader) -> HTML {
    reader.may(permission) ? link(text, address) : HTML()
}

/// The same as a button in a line of its own.
func way(_ text: String, _ address: Address, for permission: Permission, _ reader: Reader, isMain: Bool = true) -> HTML
{
    guard reader.may(permission) else { return HTML() }
    return "<p><a class=\"button\(isMain ? " main" : "")\"\(href: address.path)>\(text)</a></p>"
}
