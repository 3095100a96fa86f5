package db.migration

import org.flywaydb.core.api.migration.BaseJavaMigration
import org.flywaydb.core.api.migration.Context

class V2__Fill_customers : BaseJavaMigration() {
    override fun migrate(context: Context) {
        context.connection.createStatement().use { it.execute("INSERT INTO customer (name) VALUES ('Ada')") }
    }
}
