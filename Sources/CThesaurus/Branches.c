#include "CThesaurus.h"

// #embed is C23; this compiler has it as an extension in C.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char agriculture_bytes[] = {
#embed "Branches/agriculture.json"
};
static const unsigned char automation_bytes[] = {
#embed "Branches/automation.json"
};
static const unsigned char chemicals_pharma_bytes[] = {
#embed "Branches/chemicals_pharma.json"
};
static const unsigned char construction_bytes[] = {
#embed "Branches/construction.json"
};
static const unsigned char digital_bytes[] = {
#embed "Branches/digital.json"
};
static const unsigned char education_culture_bytes[] = {
#embed "Branches/education_culture.json"
};
static const unsigned char electrical_bytes[] = {
#embed "Branches/electrical.json"
};
static const unsigned char electronics_bytes[] = {
#embed "Branches/electronics.json"
};
static const unsigned char energy_bytes[] = {
#embed "Branches/energy.json"
};
static const unsigned char environment_bytes[] = {
#embed "Branches/environment.json"
};
static const unsigned char finance_business_bytes[] = {
#embed "Branches/finance_business.json"
};
static const unsigned char food_seafood_bytes[] = {
#embed "Branches/food_seafood.json"
};
static const unsigned char goods_bytes[] = {
#embed "Branches/goods.json"
};
static const unsigned char health_bytes[] = {
#embed "Branches/health.json"
};
static const unsigned char logistics_marine_bytes[] = {
#embed "Branches/logistics_marine.json"
};
static const unsigned char machinery_bytes[] = {
#embed "Branches/machinery.json"
};
static const unsigned char materials_bytes[] = {
#embed "Branches/materials.json"
};
static const unsigned char measurement_bytes[] = {
#embed "Branches/measurement.json"
};
static const unsigned char media_bytes[] = {
#embed "Branches/media.json"
};
static const unsigned char metal_products_bytes[] = {
#embed "Branches/metal_products.json"
};
static const unsigned char metalworking_bytes[] = {
#embed "Branches/metalworking.json"
};
static const unsigned char mining_bytes[] = {
#embed "Branches/mining.json"
};
static const unsigned char personal_services_bytes[] = {
#embed "Branches/personal_services.json"
};
static const unsigned char plastics_rubber_bytes[] = {
#embed "Branches/plastics_rubber.json"
};
static const unsigned char public_services_bytes[] = {
#embed "Branches/public_services.json"
};
static const unsigned char services_bytes[] = {
#embed "Branches/services.json"
};
static const unsigned char textile_footwear_bytes[] = {
#embed "Branches/textile_footwear.json"
};
static const unsigned char tourism_bytes[] = {
#embed "Branches/tourism.json"
};
static const unsigned char trade_bytes[] = {
#embed "Branches/trade.json"
};
static const unsigned char transport_bytes[] = {
#embed "Branches/transport.json"
};
static const unsigned char vehicles_ships_bytes[] = {
#embed "Branches/vehicles_ships.json"
};
static const unsigned char wood_paper_printing_bytes[] = {
#embed "Branches/wood_paper_printing.json"
};

#define ENTRY(name) {#name ".json", name##_bytes, sizeof name##_bytes}

static const ThesaurusBranch thesaurus_branches[] = {
    ENTRY(agriculture),
    ENTRY(automation),
    ENTRY(chemicals_pharma),
    ENTRY(construction),
    ENTRY(digital),
    ENTRY(education_culture),
    ENTRY(electrical),
    ENTRY(electronics),
    ENTRY(energy),
    ENTRY(environment),
    ENTRY(finance_business),
    ENTRY(food_seafood),
    ENTRY(goods),
    ENTRY(health),
    ENTRY(logistics_marine),
    ENTRY(machinery),
    ENTRY(materials),
    ENTRY(measurement),
    ENTRY(media),
    ENTRY(metal_products),
    ENTRY(metalworking),
    ENTRY(mining),
    ENTRY(personal_services),
    ENTRY(plastics_rubber),
    ENTRY(public_services),
    ENTRY(services),
    ENTRY(textile_footwear),
    ENTRY(tourism),
    ENTRY(trade),
    ENTRY(transport),
    ENTRY(vehicles_ships),
    ENTRY(wood_paper_printing),
};

const size_t thesaurus_branch_count = sizeof thesaurus_branches / sizeof thesaurus_branches[0];

const ThesaurusBranch *thesaurus_branch_list(void) { return thesaurus_branches; }
