package dev.duplexrpc.samples.ethereum;

import dev.duplexrpc.Subscription;
import dev.duplexrpc.client.DuplexClient;
import dev.duplexrpc.samples.ethereum.api.Block;
import dev.duplexrpc.samples.ethereum.api.BlockChoice;
import dev.duplexrpc.samples.ethereum.api.BlockHeader;
import dev.duplexrpc.samples.ethereum.api.BlockTag;
import dev.duplexrpc.samples.ethereum.api.EthService;
import dev.duplexrpc.samples.ethereum.api.EvmService;
import dev.duplexrpc.samples.ethereum.api.InsufficientFundsData;
import dev.duplexrpc.samples.ethereum.api.InsufficientFundsException;
import dev.duplexrpc.samples.ethereum.api.NetService;
import dev.duplexrpc.samples.ethereum.api.News;
import dev.duplexrpc.samples.ethereum.api.Receipt;
import dev.duplexrpc.samples.ethereum.api.Topic;
import dev.duplexrpc.samples.ethereum.api.TransactionRequest;
import dev.duplexrpc.samples.ethereum.api.Web3Service;
import dev.duplexrpc.server.DuplexServer;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/** Opens a node on a free port, sends ether from Alice to Bob, and starts the node anew beneath a client. */
public final class EthereumDemo {
    private EthereumDemo() {}

    /** Takes no arguments. */
    public static void main(String[] arguments) throws InterruptedException {
        try (DuplexServer node = EthereumNode.start(0)) {
            visit("ws://localhost:" + node.port() + "/", System.out::println);
        }
        outlast(System.out::println);
    }

    static void visit(String url, Consumer<String> report) throws InterruptedException {
        try (DuplexClient client = DuplexClient.connect(url)) {
            report.accept(Web3Service.over(client).clientVersion() + " of network "
                    + NetService.over(client).version());
            EthService eth = EthService.over(client);
            report.accept("Alice owns " + ether(eth.getBalance(EthereumNode.ALICE)) + " at block " + eth.blockNumber());

            BlockingQueue<News> news = new LinkedBlockingQueue<>();
            Subscription transactions = eth.subscribe(Topic.NEW_PENDING_TRANSACTIONS, news::add);
            Subscription blocks = eth.subscribe(Topic.NEW_HEADS, news::add);

            String sent = eth.sendTransaction(transfer(new BigDecimal("1.5")));
            report.accept(describe(news.take()));
            report.accept("Bob will own " + ether(eth.getBalance(EthereumNode.BOB, BlockTag.PENDING)) + ", and owns "
                    + ether(eth.getBalance(EthereumNode.BOB)));

            EvmService.over(client).mine();
            report.accept(describe(news.take()));
            Receipt receipt = Objects.requireNonNull(eth.getTransactionReceipt(sent));
            Block block = Objects.requireNonNull(
                    eth.getBlockByNumber(new BlockChoice.OfBlockNumber(receipt.blockNumber()), true));
            report.accept("It was made at " + block.timestamp() + " and holds "
                    + block.transactions().size() + " transaction");
            report.accept("Bob owns " + ether(eth.getBalance(EthereumNode.BOB)) + ", and owned "
                    + ether(eth.getBalance(EthereumNode.BOB, BlockTag.EARLIEST)));

            try {
                eth.sendTransaction(transfer(new BigDecimal("1000")));
            } catch (InsufficientFundsException e) {
                InsufficientFundsData data = Objects.requireNonNull(e.data());
                report.accept(
                        e.getMessage() + " It is " + ether(data.balance()) + ", not " + ether(data.needed()) + ".");
            }
            transactions.close();
            blocks.close();
        }
    }

    /** Sees each block once, though the node is away when one is made. */
    static void outlast(Consumer<String> report) throws InterruptedException {
        Chain chain = EthereumNode.chain();
        DuplexServer node = EthereumNode.start(0, chain);
        int port = node.port();
        try (DuplexClient client = DuplexClient.connect("ws://localhost:" + port + "/")) {
            EthService eth = EthService.over(client);
            BlockingQueue<Block> blocks = new LinkedBlockingQueue<>();
            eth.subscribe(Topic.NEW_HEADS, new EveryBlock(eth, blocks::add));
            chain.mine();
            report.accept("Saw block " + blocks.take().number());

            node.close();
            chain.mine();
            node = EthereumNode.start(port, chain);
            report.accept("Saw block " + blocks.take().number() + ", which was made while the node was away");

            chain.mine();
            report.accept("Saw block " + blocks.take().number());
        } finally {
            node.close();
        }
    }

    private static TransactionRequest transfer(BigDecimal ether) {
        return TransactionRequest.builder()
                .from(EthereumNode.ALICE)
                .to(EthereumNode.BOB)
                .value(ether.multiply(new BigDecimal(EthereumNode.ETHER)).toBigIntegerExact())
                .build();
    }

    private static String describe(News news) {
        if (news instanceof BlockHeader block) {
            return "New block " + block.number() + ": " + block.hash();
        }
        return news instanceof News.OfHash transaction ? "New transaction: " + transaction.value() : news.toString();
    }

    private static String ether(BigInteger wei) {
        return new BigDecimal(wei)
                        .divide(new BigDecimal(EthereumNode.ETHER))
                        .stripTrailingZeros()
                        .toPlainString()
                + " ether";
    }
}
