package dev.duplexrpc.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LooseResponseTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'jsonrpc':'2.0','id':7,'result':NaN} | 7",
                "{'jsonrpc':'2.0','id':7,'error':{'code':1,}} | 7",
                // Wherever it stands, also behind values with members of their own.
                "{'result':{'a':[1,{'id':9}],'b':{}},'id':7,oops | 7",
                "{'result':[[{'id':9}]],'error':null,'id' : 7 ,oops | 7",
                "{~'id'~:~~17~,'result':01} | 17",
                "{'result':01,'id':7} | 7",
                "{'id':'7','result':01} | 7",
                "{'id':7.0,'result':01} | 7",
                // What stands in texts is no member, whatever it looks like.
                "{'result':'a \\' \\\\','id':7,oops | 7",
                "{'result':'{','id':7,oops | 7",
                "{'result':'\\\\','id':7,oops | 7",
                "{'result':'id','ids':9,'x':'y'} | -1",
                "{'result':'\\'id\\':9'} | -1",
                "{'result':{'id':9}} | -1",
                "[{'id':9,'result':01}] | -1",
                // It asks, or answers nothing, or does not say which.
                "{'id':7,'method':'add','result':01} | -1",
                "{'id':7,'results':01} | -1",
                "{'id':seven,'result':01} | -1",
                "{'id':null,'result':01} | -1",
                "{'result':01} | -1",
                "{'result | -1",
                "{'result' | -1",
                "{'id':7,'result'~ | -1",
                "nothing of the kind | -1"
            })
    void theCallThatATextWouldAnswerIsFound(String text, long id) {
        assertThat(idOf(text.replace("~", "\t\n"))).isEqualTo(id);
    }

    @Test
    void whateverBreaksOffIsReadWithoutHarm() {
        String text = "{ 'result' : { 'a\\'' : [ 1 ] } , 'id' : 7 , ";
        for (int length = 0; length <= text.length(); length++) {
            assertThat(idOf(text.substring(0, length))).isIn(7L, LooseResponse.NONE);
        }
        assertThat(idOf(text)).isEqualTo(7);
    }

    /** In the middle of a larger buffer, of which nothing else may count. */
    private static long idOf(String text) {
        byte[] bytes = ("\"id\":3," + text.replace('\'', '"') + "\"id\":5").getBytes(StandardCharsets.UTF_8);
        return LooseResponse.idOf(bytes, 7, bytes.length - 6);
    }
}
