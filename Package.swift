// swift-tools-version:6.2
import PackageDescription

// The floors of the house, from the ground up; imports point down only (see ARCHITECTURE.md).
// One build configuration everywhere: release. The pure targets need no package but the toolchain's own.

let house: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

func floor(
    _ name: String, _ dependencies: [Target.Dependency] = [], embedding: [String] = []
) -> Target {
    .target(
        name: name, dependencies: dependencies,
        resources: embedding.map { .embedInCode($0) }, swiftSettings: house)
}

func tests(_ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource] = []) -> Target {
    .testTarget(
        name: name + "Tests", dependencies: [.target(name: name)] + dependencies,
        resources: resources, swiftSettings: house)
}

let package = Package(
    name: "CauNoi",
    products: [
        .executable(name: "caunoi", targets: ["caunoi"]),
        .library(name: "Matching", targets: ["Matching"]),
        .library(name: "Scheduling", targets: ["Scheduling"]),
    ],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    ],
    targets: [
        // C libraries of the system
        .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
        .systemLibrary(name: "CXLSXWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),

        // Pure: input in, result out
        floor("Text"),
        floor("Domain"),
        floor("Localisation", ["Domain"], embedding: ["Catalogues"]),
        floor("Matching", ["Text"], embedding: ["Thesaurus"]),
        floor("Scheduling"),
        floor("Calendars"),

        // One job each, behind plain functions
        floor("Spreadsheets", ["CZip", "CXLSXWriter"]),
        floor("Intake", ["Domain", "Text", "Spreadsheets"], embedding: ["Synonyms"]),
        floor("SQL"),
        floor("SQLiteDriver", ["SQL", .product(name: "GRDB", package: "GRDB.swift")]),
        floor("Storage", ["Domain", "Text", "SQL"]),

        // One file per verb, one transaction each
        floor(
            "UseCases",
            ["Domain", "Text", "SQL", "Storage", "Intake", "Spreadsheets", "Matching", "Scheduling"]),

        // What people take away: sheets, calendars, JSON
        floor("Exports", ["UseCases", "Domain", "Localisation", "Spreadsheets", "Calendars"]),

        // What people start
        .executableTarget(
            name: "caunoi",
            dependencies: [
                "UseCases", "Exports", "Localisation", "Domain", "Text", "Intake", "Spreadsheets", "Matching",
                "Scheduling",
                "SQL", "SQLiteDriver", "Storage",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            path: "Sources/CommandLineTool", swiftSettings: house),

        tests("Text"), tests("Domain"), tests("Localisation", ["Domain"]), tests("Matching", ["Text"]),
        tests("Scheduling"),
        tests("Calendars"), tests("Spreadsheets"), tests("Intake", ["Domain", "Spreadsheets", "Text"]),
        tests("SQLiteDriver", ["SQL"]),
        tests("Storage", ["Domain", "SQL", "SQLiteDriver"]),
        tests(
            "UseCases",
            [
                "Domain", "SQL", "SQLiteDriver", "Storage", "Intake", "Spreadsheets", "Scheduling", "Exports",
                "Localisation",
            ]),
        .testTarget(name: "CommandLineToolTests", dependencies: ["Spreadsheets"], swiftSettings: house),
    ])
