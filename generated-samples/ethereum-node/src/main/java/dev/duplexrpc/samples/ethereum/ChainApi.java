package dev.duplexrpc.samples.ethereum;

import dev.duplexrpc.Subscriber;
import dev.duplexrpc.Subscription;
import dev.duplexrpc.samples.ethereum.Chain.Account;
import dev.duplexrpc.samples.ethereum.Chain.SealedBlock;
import dev.duplexrpc.samples.ethereum.api.Block;
import dev.duplexrpc.samples.ethereum.api.BlockChoice;
import dev.duplexrpc.samples.ethereum.api.BlockHeader;
import dev.duplexrpc.samples.ethereum.api.BlockTag;
import dev.duplexrpc.samples.ethereum.api.BlockUnknownException;
import dev.duplexrpc.samples.ethereum.api.EthService;
import dev.duplexrpc.samples.ethereum.api.InsufficientFundsException;
import dev.duplexrpc.samples.ethereum.api.News;
import dev.duplexrpc.samples.ethereum.api.Receipt;
import dev.duplexrpc.samples.ethereum.api.Topic;
import dev.duplexrpc.samples.ethereum.api.Transaction;
import dev.duplexrpc.samples.ethereum.api.TransactionRequest;
import java.math.BigInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The methods {@code eth_…} over a chain. Safe for use by several threads. */
final class ChainApi implements EthService {
    private final BigInteger chainId;
    private final Chain chain;

    ChainApi(long chainId, Chain chain) {
        this.chainId = BigInteger.valueOf(chainId);
        this.chain = chain;
    }

    @Override
    public BigInteger chainId() {
        return chainId;
    }

    @Override
    public Long blockNumber() {
        return chain.height();
    }

    @Override
    public BigInteger getBalance(String account, @Nullable BlockChoice block) throws BlockUnknownException {
        return accountAt(account, block).balance();
    }

    @Override
    public BigInteger getTransactionCount(String account, @Nullable BlockChoice block) throws BlockUnknownException {
        return BigInteger.valueOf(accountAt(account, block).sent());
    }

    @Override
    public @Nullable Block getBlockByNumber(BlockChoice choice, boolean whole) {
        SealedBlock block = find(choice);
        if (block == null) {
            return null;
        }
        BlockHeader header = block.header();
        Function<Transaction, Block.TransactionsItem> item = whole
                ? transaction -> transaction
                : transaction -> new Block.TransactionsItem.OfHash(transaction.hash());
        return Block.builder()
                .number(header.number())
                .hash(header.hash())
                .parentHash(header.parentHash())
                .timestamp(header.timestamp())
                .transactions(block.transactions().stream().map(item).toList())
                .build();
    }

    @Override
    public @Nullable Receipt getTransactionReceipt(String hash) {
        SealedBlock block = chain.blockOf(hash);
        if (block == null) {
            return null;
        }
        Transaction transaction = block.transactions().stream()
                .filter(one -> one.hash().equals(hash))
                .findFirst()
                .orElseThrow();
        return Receipt.builder()
                .transactionHash(hash)
                .blockHash(block.header().hash())
                .blockNumber(block.header().number())
                .from(transaction.from())
                .to(transaction.to())
                .status(BigInteger.ONE)
                .build();
    }

    @Override
    public String sendTransaction(TransactionRequest transaction) throws InsufficientFundsException {
        return chain.send(transaction).hash();
    }

    @Override
    public Subscription subscribe(Topic topic, Subscriber<News> subscriber) {
        Chain.Watcher watcher = new Chain.Watcher() {
            @Override
            public void arrived(Transaction transaction) {
                if (topic.equals(Topic.NEW_PENDING_TRANSACTIONS)) {
                    subscriber.next(new News.OfHash(transaction.hash()));
                }
            }

            @Override
            public void sealed(BlockHeader block) {
                if (topic.equals(Topic.NEW_HEADS)) {
                    subscriber.next(block);
                }
            }
        };
        chain.watch(watcher);
        return () -> chain.unwatch(watcher);
    }

    private Account accountAt(String address, @Nullable BlockChoice choice) {
        if (BlockTag.PENDING.equals(choice)) {
            return chain.pendingAccount(address);
        }
        SealedBlock block = choice == null ? chain.block(chain.height()) : find(choice);
        if (block == null) {
            throw new BlockUnknownException();
        }
        return block.account(address);
    }

    /** The block that is chosen, null if there is none: not yet, as for the one that is being made. */
    private @Nullable SealedBlock find(BlockChoice choice) {
        if (choice instanceof BlockChoice.OfBlockNumber number) {
            return chain.block(number.value());
        }
        if (choice.equals(BlockTag.LATEST)) {
            return chain.block(chain.height());
        }
        return choice.equals(BlockTag.EARLIEST) ? chain.block(0) : null;
    }
}
