#!/usr/bin/env python3
"""Forwards Lotse's notifications to a Telegram chat, and what people do there back to Lotse.

Each notification becomes one message with the buttons "Claim" and "Resolve". Who replies to such a message (Telegram's
"Reply") answers the person in their conversation. A notification is acknowledged to Lotse only after Telegram has taken
it; what was sent twice is recognised by its id. So the bot may be stopped or killed at any moment.

Needs Python 3.10 or newer and `pip install websockets`. Settings are environment variables, see README.md.
"""

import asyncio
import html
import json
import logging
import os
import random
import sqlite3
import sys
import urllib.error
import urllib.parse
import urllib.request

import websockets

LOG = logging.getLogger("admin-bot")
TITLES = {
    "handoff": "🙋 A person asks for a human",
    "ungrounded_answer": "❓ An answer without a source",
    "sorry_response": "😕 The bot could not help",
    "new_session": "❓ The bot did not know",
}
TELEGRAM_LIMIT = 4096


class Refused(Exception):
    """A service answered with an error."""

    def __init__(self, status, body):
        super().__init__(f"status {status}: {body}")
        self.status = status
        self.body = body


def call(url, method="GET", body=None, headers=None, timeout=40):
    """One HTTP call with JSON both ways; raises Refused, or OSError when nobody answers."""
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data=data, method=method, headers={**(headers or {}),
                                                                              "Content-Type": "application/json"})
    try:
        with urllib.request.urlopen(request, timeout=timeout) as answer:
            return json.loads(answer.read() or b"null")
    except urllib.error.HTTPError as error:
        text = error.read()
        try:
            raise Refused(error.code, json.loads(text)) from None
        except json.JSONDecodeError:
            raise Refused(error.code, {"detail": text.decode(errors="replace")[:200]}) from None


class Memory:
    """Which notification is which Telegram message; survives restarts."""

    def __init__(self, path):
        self.database = sqlite3.connect(path, check_same_thread=False)
        self.database.execute("create table if not exists sent (id text primary key, message integer not null unique)")
        self.database.commit()

    def message_of(self, notification):
        row = self.database.execute("select message from sent where id = ?", (notification,)).fetchone()
        return row and row[0]

    def notification_of(self, message):
        row = self.database.execute("select id from sent where message = ?", (message,)).fetchone()
        return row and row[0]

    def remember(self, notification, message):
        self.database.execute("insert or replace into sent values (?, ?)", (notification, message))
        self.database.commit()


class Telegram:
    def __init__(self, base, token, chat):
        self.base = f"{base}/bot{token}"
        self.chat = chat

    async def send(self, text, buttons=None, reply_to=None):
        """Sends a message and gives its number; waits as long as Telegram asks."""
        body = {"chat_id": self.chat, "text": text, "parse_mode": "HTML", "disable_web_page_preview": True}
        if buttons:
            body["reply_markup"] = {"inline_keyboard": [buttons]}
        if reply_to:
            body["reply_to_message_id"] = reply_to
        return (await self.ask("sendMessage", body))["message_id"]

    async def ask(self, method, body):
        pause = 1
        while True:
            try:
                return (await asyncio.to_thread(call, f"{self.base}/{method}", "POST", body))["result"]
            except Refused as refused:
                if refused.status != 429 and refused.status < 500:
                    raise
                pause = (refused.body.get("parameters") or {}).get("retry_after", pause)
            except OSError as unreachable:
                LOG.warning("Telegram does not answer: %s", unreachable)
            await asyncio.sleep(pause)
            pause = min(60, pause * 2)


class AdminBot:
    def __init__(self, lotse, key, telegram, memory):
        self.lotse = lotse
        self.headers = {"X-API-Key": key}
        self.telegram = telegram
        self.memory = memory

    async def listen(self):
        """Reads notifications for ever; after a lost connection Lotse sends what was not acknowledged."""
        url = self.lotse.replace("http", "ws", 1) + "/notify"
        pause = 1
        while True:
            try:
                async with websockets.connect(url, additional_headers=self.headers, max_size=2**22) as socket:
                    LOG.info("connected to %s", url)
                    pause = 1
                    async for text in socket:
                        await self.take(json.loads(text), socket)
            except (OSError, websockets.WebSocketException) as lost:
                LOG.warning("connection lost: %s; the next attempt in %d s", lost, pause)
            await asyncio.sleep(pause + random.random())
            pause = min(60, pause * 2)

    async def take(self, frame, socket):
        if "id" not in frame:
            return
        if self.memory.message_of(frame["id"]) is None:
            message = await self.telegram.send(described(frame), buttons(frame["id"]))
            self.memory.remember(frame["id"], message)
            LOG.info("forwarded %s %s", frame["type"], frame["id"])
        await socket.send(json.dumps({"ack": frame["id"]}))

    async def follow(self):
        """Does what people do in the chat: buttons and replies."""
        offset = 0
        while True:
            updates = await self.telegram.ask("getUpdates", {"offset": offset, "timeout": 25})
            for update in updates:
                offset = update["update_id"] + 1
                try:
                    await self.act(update)
                except (Refused, KeyError) as failed:
                    LOG.warning("an update was not understood: %s", failed)
            if not updates:
                await asyncio.sleep(0.2)

    async def act(self, update):
        if "callback_query" in update:
            query = update["callback_query"]
            state, notification = query["data"].split(":", 1)
            if str(query["message"]["chat"]["id"]) == self.telegram.chat:
                done = await self.tell("PATCH", f"/notifications/{notification}",
                                       {"state": state, "by": name(query["from"])})
                await self.telegram.ask("answerCallbackQuery", {"callback_query_id": query["id"], "text": done[:200]})
                await self.telegram.send(html.escape(done), reply_to=query["message"]["message_id"])
        elif "reply_to_message" in update.get("message", {}):
            message = update["message"]
            notification = self.memory.notification_of(message["reply_to_message"]["message_id"])
            if notification and "text" in message and str(message["chat"]["id"]) == self.telegram.chat:
                done = await self.tell("POST", f"/notifications/{notification}/reply",
                                       {"text": message["text"], "by": name(message["from"])})
                await self.telegram.send(html.escape(done), reply_to=message["message_id"])

    async def tell(self, method, path, body):
        """Tells Lotse, and says in a sentence what came of it."""
        try:
            answer = await asyncio.to_thread(call, self.lotse + "/api" + path, method, body, self.headers)
            notification = answer.get("notification", answer)
            who = notification["resolved_by"] or notification["claimed_by"] or notification["acknowledged_by"]
            done = "Sent to the person. " if path.endswith("/reply") else ""
            return f"{done}{notification['state'].capitalize()} by {who}."
        except Refused as refused:
            return refused.body.get("detail", str(refused))
        except OSError as unreachable:
            return f"Lotse does not answer ({unreachable}); please try again."


def name(person):
    return person.get("username") or person.get("first_name") or str(person["id"])


def buttons(notification):
    return [{"text": "Claim", "callback_data": f"claimed:{notification}"},
            {"text": "Resolve", "callback_data": f"resolved:{notification}"}]


def described(frame):
    data = frame["data"]
    who = " ".join(part for part in (data["first_name"], data["last_name"]) if part) or data["user_id"]
    if data["username"]:
        who += f" ({data['username']})"
    lines = [f"<b>{html.escape(TITLES.get(frame['type'], frame['type']))}</b>",
             f"{html.escape(frame['timestamp'])} · {html.escape(who)}"]
    for label, text in (("Asked", data["message"]), ("Answered", data["response"]), ("Summary", data["summary"])):
        if text:
            lines.append(f"<b>{label}:</b> {html.escape(text[:700])}")
    sources = [html.escape(source["source"][:150]) for source in (data["sources"] or [])[:5]]
    if sources:
        lines.append("<b>Read:</b>\n" + "\n".join(f"· {source}" for source in sources))
    while sum(len(line) + 1 for line in lines) > TELEGRAM_LIMIT:
        lines.pop()
    return "\n".join(lines)


async def main():
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    missing = [key for key in ("LOTSE_URL", "LOTSE_KEY", "TELEGRAM_TOKEN", "TELEGRAM_CHAT") if not os.environ.get(key)]
    if missing:
        sys.exit("not set: " + ", ".join(missing))
    telegram = Telegram(os.environ.get("TELEGRAM_API_URL", "https://api.telegram.org"), os.environ["TELEGRAM_TOKEN"],
                        os.environ["TELEGRAM_CHAT"])
    memory = Memory(os.environ.get("ADMIN_BOT_MEMORY", "admin-bot.sqlite"))
    bot = AdminBot(os.environ["LOTSE_URL"].rstrip("/"), os.environ["LOTSE_KEY"], telegram, memory)
    await asyncio.gather(bot.listen(), bot.follow())


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except KeyboardInterrupt:
        pass
