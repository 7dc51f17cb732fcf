"""The verbs and their options, as invoke lists them."""

from tasks import namespace

OPTIONS = {context.name: set(context.flags) for context in namespace.to_contexts()}  # {"check": {"--json", …}, …}


def unknown(command: str) -> list[str]:
    """What of `publish --dry-run …` does not exist: the verb, or its options."""
    verb, *words = command.split()
    if verb not in OPTIONS:
        return [verb]
    return [word for word in words if word.startswith("--") and word not in OPTIONS[verb]]
