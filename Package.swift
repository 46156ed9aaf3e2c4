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

/// - Parameter opened: lets tests see what is internal (`@testable`), in the one configuration that there is. Not for
///   the libraries that others may depend on.
func floor(
    _ name: String, _ dependencies: [Target.Dependency] = [], embedding: [String] = [], opened: Bool = false
) -> Target {
    .target(
        name: name, dependencies: dependencies, resources: embedding.map { .embedInCode($0) },
        swiftSettings: house + (opened ? [.unsafeFlags(["-enable-testing"])] : []))
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
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    ],
    targets: [
        // C libraries of the system
        .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
        .systemLibrary(name: "CMalloc"),
        .systemLibrary(name: "CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CQRCode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
        .systemLibrary(name: "CXLSXWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
        .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),

        // Text to vectors: the encoder in Swift over kernels in C
        .target(name: "CEmbeddingKernels"),
        floor("Embedding", ["CEmbeddingKernels"], opened: true),

        // Pure: input in, result out
        floor("Text"),
        floor("Domain"),
        floor("Localisation", ["Domain"], embedding: ["Catalogues"]),
        .target(name: "CThesaurus", exclude: ["Branches"]),
        .target(name: "CVectorKernels"),
        floor("Matching", ["Text", "CThesaurus", "CVectorKernels"]),
        floor("Scheduling"),
        floor("Calendars"),
        floor("HTML"),

        // One job each, behind plain functions
        floor("Spreadsheets", ["CZip", "CXLSXWriter"]),
        floor("Intake", ["Domain", "Text", "Spreadsheets"], embedding: ["Synonyms"]),
        floor("Curl", ["CCurl"]),
        floor("Mail", ["Curl"]),
        floor("EmbeddingService", ["Curl", "Matching"]),
        floor(
            "Secrets",
            [
                "CQRCode", .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
            ], opened: true),
        floor("SQL"),
        floor("SQLiteDriver", ["SQL", .product(name: "GRDB", package: "GRDB.swift")]),
        floor("PostgresDriver", ["SQL", "CPostgres"]),
        floor("Storage", ["Domain", "Text", "SQL", "Secrets", .product(name: "Crypto", package: "swift-crypto")]),

        // One file per verb, one transaction each
        floor(
            "UseCases",
            [
                "Domain", "Text", "SQL", "Storage", "Intake", "Spreadsheets", "Matching", "Scheduling", "Secrets",
            ], opened: true),

        // What people take away: sheets, calendars, JSON
        floor(
            "Exports",
            [
                "UseCases", "Storage", "Domain", "Localisation", "Intake", "Spreadsheets", "Calendars", "Matching",
                "HTML", "Mail",
            ]),

        // Pages: what is read of an installation and how it looks, without a server
        floor(
            "Pages",
            [
                "HTML", "UseCases", "Exports", "Storage", "Domain", "Localisation", "Intake", "Scheduling", "Text",
                "Matching",
            ],
            embedding: ["Assets"], opened: true),

        // The server: routes, headers, uploads, live progress, assets
        floor(
            "Web",
            [
                "Pages", "HTML", "UseCases", "Exports", "Domain", "Localisation", "Intake", "Spreadsheets",
                "Scheduling", "Storage", "Matching",
                "SQL", "Mail", "Secrets", "CZlib", .product(name: "Hummingbird", package: "hummingbird"),
            ], opened: true),

        // Measures both database engines at national size; see scripts/bench-queries
        .executableTarget(
            name: "querybench",
            dependencies: ["Domain", "Text", "SQL", "SQLiteDriver", "PostgresDriver", "Storage", "UseCases"],
            path: "Benchmarks/Queries", swiftSettings: house),

        // Measures texts to vectors and the scan of vectors; see scripts/bench-matching
        .executableTarget(
            name: "matchbench",
            dependencies: ["Embedding", "Matching", .product(name: "Crypto", package: "swift-crypto")],
            path: "Benchmarks/Matching", swiftSettings: house),

        // What people start
        .executableTarget(
            name: "caunoi",
            dependencies: [
                "CMalloc", "CZlib", "Embedding", .product(name: "Crypto", package: "swift-crypto"), "Web", "UseCases",
                "EmbeddingService",
                "Exports", "Localisation", "Domain", "Text", "Intake",
                "Spreadsheets",
                "Matching",
                "Scheduling",
                "SQL", "SQLiteDriver", "PostgresDriver", "Storage", "Secrets", "Mail",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            path: "Sources/CommandLineTool", swiftSettings: house),

        tests("Text"), tests("Domain"), tests("Localisation", ["Domain"]), tests("Matching", ["Text"]),
        tests("Scheduling"), tests("Embedding", ["CEmbeddingKernels"]),
        // Starts the servers of Tests/Servers
        .target(name: "TestServers", path: "Tests/TestServers", swiftSettings: house),
        tests("Curl", ["TestServers"]),
        tests("Mail", ["Curl", "TestServers"]),
        tests("EmbeddingService", ["Curl", "Matching", "TestServers"]),
        tests("Calendars"), tests("HTML"), tests("Spreadsheets"), tests("Intake", ["Domain", "Spreadsheets", "Text"]),
        .target(
            name: "TestDatabases", dependencies: ["SQL", "SQLiteDriver", "PostgresDriver"], path: "Tests/TestDatabases",
            swiftSettings: house),
        tests("Secrets"),
        tests("SQL"),
        tests("SQLiteDriver", ["SQL"]),
        tests("PostgresDriver", ["SQL", "TestDatabases"]),
        tests("Storage", ["Domain", "SQL", "Secrets", "TestDatabases"]),
        tests(
            "UseCases",
            [
                "Domain", "SQL", "TestDatabases", "Storage", "Intake", "Spreadsheets", "Matching", "Scheduling",
                "Exports", "Localisation", "Mail", "Secrets",
            ]),
        tests("Pages", ["Domain", "HTML", "UseCases", "Localisation", "SQL", "TestDatabases", "Intake"]),
        tests(
            "Web",
            [
                "Domain", "UseCases", "SQL", "TestDatabases", "Intake", "Storage", "Matching", "Mail",
                "Secrets", .product(name: "Hummingbird", package: "hummingbird"),
            ]),
        .testTarget(name: "CommandLineToolTests", dependencies: ["Spreadsheets"], swiftSettings: house),
    ])
