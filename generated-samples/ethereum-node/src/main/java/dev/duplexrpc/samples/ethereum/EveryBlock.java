package dev.duplexrpc.samples.ethereum;

import dev.duplexrpc.Subscriber;
import dev.duplexrpc.samples.ethereum.api.Block;
import dev.duplexrpc.samples.ethereum.api.BlockChoice;
import dev.duplexrpc.samples.ethereum.api.BlockHeader;
import dev.duplexrpc.samples.ethereum.api.EthService;
import dev.duplexrpc.samples.ethereum.api.News;
import java.util.Objects;
import java.util.function.Consumer;

/** Sees each new block once and in order, also those that were made while there was no node to tell of them. */
final class EveryBlock implements Subscriber<News> {
    private final EthService eth;
    private final Consumer<Block> blocks;
    private long seen;

    /** Begins behind the newest block. */
    EveryBlock(EthService eth, Consumer<Block> blocks) {
        this.eth = eth;
        this.blocks = blocks;
        this.seen = eth.blockNumber();
    }

    @Override
    public void next(News news) {
        if (news instanceof BlockHeader block) {
            seeUpTo(block.number());
        }
    }

    /** What was told meanwhile is lost, and what is told from now on waits until this is done. */
    @Override
    public void renewed() {
        seeUpTo(eth.blockNumber());
    }

    private void seeUpTo(long height) {
        while (seen < height) {
            Block block = eth.getBlockByNumber(new BlockChoice.OfBlockNumber(seen + 1), false);
            blocks.accept(Objects.requireNonNull(block, "the chain never loses a block"));
            seen++;
        }
    }
}
