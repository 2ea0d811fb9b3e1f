package dev.duplexrpc.samples.ethereum;

import dev.duplexrpc.samples.ethereum.api.BlockHeader;
import dev.duplexrpc.samples.ethereum.api.InsufficientFundsData;
import dev.duplexrpc.samples.ethereum.api.InsufficientFundsException;
import dev.duplexrpc.samples.ethereum.api.Transaction;
import dev.duplexrpc.samples.ethereum.api.TransactionRequest;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A chain of blocks in memory. Its clock goes with its blocks, so that it is the same on every run. Safe for use by several threads. */
final class Chain {
    private static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration BETWEEN_BLOCKS = Duration.ofSeconds(12);

    private final List<SealedBlock> blocks = new ArrayList<>();
    private final List<Transaction> pending = new ArrayList<>();
    private final List<Watcher> watchers = new CopyOnWriteArrayList<>();
    private Map<String, Account> accounts;

    /** Is told what happens, in order and one at a time; must not block. */
    interface Watcher {
        void arrived(Transaction transaction);

        void sealed(BlockHeader block);
    }

    /** What an account is at some moment. */
    record Account(BigInteger balance, long sent) {
        static final Account EMPTY = new Account(BigInteger.ZERO, 0);

        Account plus(BigInteger value) {
            return new Account(balance.add(value), sent);
        }

        Account minus(BigInteger value) {
            return new Account(balance.subtract(value), sent + 1);
        }
    }

    /** A block, with the accounts as it left them. */
    record SealedBlock(BlockHeader header, List<Transaction> transactions, Map<String, Account> accounts) {
        Account account(String address) {
            return Chain.account(accounts, address);
        }
    }

    /** @param balances what the accounts own in the beginning, in wei */
    Chain(Map<String, BigInteger> balances) {
        accounts = new HashMap<>();
        balances.forEach((address, balance) -> accounts.put(key(address), new Account(balance, 0)));
        seal(Digest.NOTHING);
    }

    synchronized long height() {
        return blocks.size() - 1L;
    }

    /** The block of this height, null if there is none. */
    synchronized @Nullable SealedBlock block(long number) {
        return number < blocks.size() ? blocks.get(Math.toIntExact(number)) : null;
    }

    /** The account as it will be when everything that waits is in a block. */
    synchronized Account pendingAccount(String address) {
        return account(accounts, address);
    }

    /** The block that a transaction is in, null if it is in none. */
    synchronized @Nullable SealedBlock blockOf(String transaction) {
        return blocks.stream()
                .filter(block ->
                        block.transactions().stream().anyMatch(one -> one.hash().equals(transaction)))
                .findFirst()
                .orElse(null);
    }

    /** Has a transaction wait for the next block. */
    synchronized Transaction send(TransactionRequest request) throws InsufficientFundsException {
        Account sender = account(accounts, request.from());
        if (sender.balance().compareTo(request.value()) < 0) {
            throw new InsufficientFundsException(InsufficientFundsData.builder()
                    .balance(sender.balance())
                    .needed(request.value())
                    .build());
        }
        accounts.put(key(request.from()), sender.minus(request.value()));
        accounts.put(key(request.to()), account(accounts, request.to()).plus(request.value()));
        Transaction transaction = Transaction.builder()
                .hash(Digest.of(key(request.from()), sender.sent()))
                .from(request.from())
                .to(request.to())
                .value(request.value())
                .nonce(BigInteger.valueOf(sender.sent()))
                .build();
        pending.add(transaction);
        watchers.forEach(watcher -> watcher.arrived(transaction));
        return transaction;
    }

    /** Makes a block of what waits. */
    synchronized SealedBlock mine() {
        SealedBlock block = seal(blocks.get(blocks.size() - 1).header().hash());
        watchers.forEach(watcher -> watcher.sealed(block.header()));
        return block;
    }

    private SealedBlock seal(String parent) {
        long number = blocks.size();
        BlockHeader header = BlockHeader.builder()
                .number(number)
                .hash(Digest.of(parent, number))
                .parentHash(parent)
                .timestamp(BEGINNING.plus(BETWEEN_BLOCKS.multipliedBy(number)))
                .build();
        SealedBlock block = new SealedBlock(header, List.copyOf(pending), Map.copyOf(accounts));
        blocks.add(block);
        pending.clear();
        return block;
    }

    void watch(Watcher watcher) {
        watchers.add(watcher);
    }

    void unwatch(Watcher watcher) {
        watchers.remove(watcher);
    }

    private static Account account(Map<String, Account> accounts, String address) {
        return accounts.getOrDefault(key(address), Account.EMPTY);
    }

    /** The case of letters in an address is a checksum, and says nothing else. */
    private static String key(String address) {
        return address.toLowerCase(Locale.ROOT);
    }
}
