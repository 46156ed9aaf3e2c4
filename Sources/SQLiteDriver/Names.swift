import SQL

/// Our `SQL`, named apart from the one of GRDB.
typealias Query = SQL
