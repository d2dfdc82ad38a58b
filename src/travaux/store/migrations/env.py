"""Where Alembic starts: it works on the connection that the store hands it."""

from alembic import context

from travaux.store.schema import metadata

context.configure(
    connection=context.config.attributes["connection"], target_metadata=metadata, render_as_batch=True
)
context.run_migrations()
