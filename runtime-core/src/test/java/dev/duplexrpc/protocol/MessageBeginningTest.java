package dev.duplexrpc.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.json.JsonReader;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageBeginningTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'jsonrpc':'2.0','method':'add','id':12,'params':{'a':'xxx | REQUEST | 12",
                "{'jsonrpc':'2.0','context':{'timeout':5},'method':'add','id':'a-1','params':[1,2 | REQUEST | 'a-1'",
                "{'id':12,'params':['xxx | REQUEST | 12",
                "{'jsonrpc':'2.0','id':12,'result':'xxx | RESPONSE | 12",
                "{'jsonrpc':'2.0','id':12,'error':{'code':1,'message':'xxx | RESPONSE | 12",
                "{'jsonrpc':'2.0','result':{'id':9},'id':12,'comment':'xxx | RESPONSE | 12",
                "{'jsonrpc':'2.0','method':'add','params':[{'id':9}],'id':12,'comment':'xxx | REQUEST | 12",
                // Whether the number goes on, and of what it is the number, is not to be seen.
                "{'jsonrpc':'2.0','method':'add','id':12 | OTHER | null",
                "{'jsonrpc':'2.0','method':'add','id':12,'par | OTHER | null",
                "{'jsonrpc':'2.0','id':12,'comment':'xxx | OTHER | null",
                "{'jsonrpc':'2.0','result':'xxx | OTHER | null",
                "{'jsonrpc':'2.0','id':12,'method':'add','result':1,'params':'xxx | OTHER | null",
                "{'jsonrpc':'2.0','method':'note','params':{'a':'xxx | OTHER | null",
                "[{'jsonrpc':'2.0','method':'add','id':12,'params':{'a':'xxx | OTHER | null",
                "{'jsonrpc':'2.0','method':'add','id':null,'params':['xxx | OTHER | null",
                "xxx | OTHER | null",
                "`` | OTHER | null"
            })
    void onlyWhatIsCertainIsBelieved(String text, MessageBeginning.Kind kind, String id) {
        MessageBeginning beginning = read(text);

        assertThat(beginning.kind()).isEqualTo(kind);
        if (kind != MessageBeginning.Kind.OTHER) {
            assertThat(beginning.id()).hasToString(id.replace('\'', '"'));
        }
    }

    @Test
    void anItemIsKnownByItsSubscription() {
        MessageBeginning item = read("{'jsonrpc':'2.0','method':'tick','params':{'subscription':'0x1','result':'xxx");
        MessageBeginning later = read(
                "{'jsonrpc':'2.0','method':'tick','params':{'at':{'subscription':9},'subscription':'0x1','result':'xxx");
        MessageBeginning cut = read("{'jsonrpc':'2.0','method':'tick','params':{'subscription':'0x1','res");

        assertThat(item.method()).isEqualTo("tick");
        assertThat(item.subscription()).isEqualTo("\"0x1\"");
        assertThat(later.subscription()).isEqualTo("\"0x1\"");
        assertThat(cut.subscription()).isNull();
    }

    private static MessageBeginning read(String text) {
        byte[] bytes = (" " + text.replace('\'', '"')).getBytes(StandardCharsets.UTF_8);
        return MessageBeginning.read(new JsonReader(), bytes, 1, bytes.length);
    }
}
