def read = { new File(basedir, "target/generated-sources/duplexrpc/it/chat/${it}.java").text }

assert read('Room').contains('BigDecimal speak(ChatMessage message, @Nullable Integer priority);')
assert read('Room').contains('Subscription watch(Subscriber<Event> subscriber);')
assert read('RoomMethods').contains('.idempotent()')
assert read('ChatClient').contains('void clientShow(ChatMessage message)')
assert read('ChatMessage').contains('@Nullable Author author, @Nullable BigInteger number')
assert read('EventCodec').contains('"joined"')
