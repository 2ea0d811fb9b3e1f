package dev.duplexrpc.samples.ethereum;

import dev.duplexrpc.samples.ethereum.api.EthService;
import dev.duplexrpc.samples.ethereum.api.EvmService;
import dev.duplexrpc.samples.ethereum.api.NetService;
import dev.duplexrpc.samples.ethereum.api.Web3Service;
import dev.duplexrpc.server.DuplexServer;
import java.math.BigInteger;
import java.util.Map;

/** Serves a chain as a node of Ethereum does. */
public final class EthereumNode {
    static final String ALICE = "0x00000000000000000000000000000000000a11ce";
    static final String BOB = "0x0000000000000000000000000000000000000b0b";
    static final BigInteger ETHER = BigInteger.TEN.pow(18);

    private static final long CHAIN_ID = 1337;

    private EthereumNode() {}

    /** Serves on port 8545, as nodes do, or on the port that is given, until the process is ended. */
    public static void main(String[] arguments) {
        DuplexServer server = start(arguments.length == 0 ? 8545 : Integer.parseInt(arguments[0]));
        System.out.println("The node is open at ws://localhost:" + server.port() + "/, and over HTTP.");
    }

    /** A chain on which Alice owns something. */
    static Chain chain() {
        return new Chain(Map.of(ALICE, ETHER.multiply(BigInteger.valueOf(100))));
    }

    static DuplexServer start(int port) {
        return start(port, chain());
    }

    /** Nodes come and go; the chain stays. */
    static DuplexServer start(int port, Chain chain) {
        NetService net = () -> String.valueOf(CHAIN_ID);
        Web3Service web3 = () -> "fakechain/1.0";
        EvmService evm = () -> chain.mine().header().number();
        return DuplexServer.builder()
                .port(port)
                .serve(
                        EthService.service(new ChainApi(CHAIN_ID, chain)),
                        NetService.service(net),
                        Web3Service.service(web3),
                        EvmService.service(evm))
                .start();
    }
}
