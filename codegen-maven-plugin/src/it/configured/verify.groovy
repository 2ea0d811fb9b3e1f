def read = { new File(basedir, "target/generated-sources/duplexrpc/it/chat/${it}.java").text }

assert read('Rooms').contains('BigDecimal speak(ChatMessage message, @Nullable Integer urgency);')
assert read('Rooms').contains('Subscription watch(Subscriber<Event> subscriber);')
assert read('RoomsMethods').contains('.idempotent()')
assert read('RoomsMethods').contains('.withOutboxPolicy(OutboxPolicy.COALESCE)')
assert read('Rooms').contains('speakWithProgress(')
assert read('ChatClientMethods').contains('.withOutboxPolicy(OutboxPolicy.DROP_OLDEST)')
assert read('ChatClient').contains('void clientShow(ChatMessage message)')
assert read('ChatMessage').contains('String words')
assert read('ChatMessage').contains('@Nullable Author author, @Nullable BigInteger number')
assert read('EventCodec').contains('"joined"')
