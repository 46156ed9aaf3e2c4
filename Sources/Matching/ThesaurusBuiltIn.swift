import Foundation

extension Thesaurus {
    /// The files of `Thesaurus/`, embedded in the program.
    package static var builtInFiles: [File] {
        let branches: [(String, [UInt8])] = [
            ("agriculture", PackageResources.agriculture_json),
            ("automation", PackageResources.automation_json),
            ("digital", PackageResources.digital_json),
            ("electronics", PackageResources.electronics_json),
            ("energy", PackageResources.energy_json),
            ("environment", PackageResources.environment_json),
            ("food_seafood", PackageResources.food_seafood_json),
            ("logistics_marine", PackageResources.logistics_marine_json),
            ("materials", PackageResources.materials_json),
            ("metalworking", PackageResources.metalworking_json),
            ("plastics_rubber", PackageResources.plastics_rubber_json),
            ("services", PackageResources.services_json),
            ("textile_footwear", PackageResources.textile_footwear_json),
        ]
        return branches.map { File(name: $0.0 + ".json", content: Data($0.1)) }
    }
}
