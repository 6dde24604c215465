/** The page's own addresses: `#/` is a new conversation, `#/c/{id}` an existing one. */

const CONVERSATION = /^#\/c\/([0-9a-zA-Z-]{1,64})$/;

export function conversationId() {
  return CONVERSATION.exec(location.hash)?.[1] ?? null;
}

export function addressOf(id) {
  return id === null ? '#/' : `#/c/${id}`;
}
