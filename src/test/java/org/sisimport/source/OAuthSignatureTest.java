package org.sisimport.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signatures by RFC 5849; its examples sign otherwise, but the text that is signed is the same. */
class OAuthSignatureTest {

  private static String base(String address, String... parameters) {
    Map<String, String> named = new HashMap<>();
    for (int i = 0; i < parameters.length; i += 2) {
      named.put(parameters[i], parameters[i + 1]);
    }
    return new OAuthSignature("GET", URI.create(address), named).baseString();
  }

  @Test
  void theExampleOfTheStandardIsSignedAsItSays() {
    // RFC 5849, 3.4.1.1, with the parameters of its body in the query
    OAuthSignature signature =
        new OAuthSignature(
            "POST",
            URI.create("http://EXAMPLE.COM:80/request?b5=%3D%253D&a3=a&c%40=&a2=r%20b&c2&a3=2+q"),
            Map.of(
                "oauth_consumer_key", "9djdj82h48djs9d2",
                "oauth_token", "kkk9d7dh3k39sjv7",
                "oauth_signature_method", "HMAC-SHA1",
                "oauth_timestamp", "137131201",
                "oauth_nonce", "7d8f3e4a"));

    assertThat(signature.baseString())
        .isEqualTo(
            "POST&http%3A%2F%2Fexample.com%2Frequest&a2%3Dr%2520b%26a3%3D2%2520q%26a3%3Da%26b5%3D%25"
                + "3D%25253D%26c%2540%3D%26c2%3D%26oauth_consumer_key%3D9djdj82h48djs9d2%26oauth_no"
                + "nce%3D7d8f3e4a%26oauth_signature_method%3DHMAC-SHA1%26oauth_timestamp%3D137131201"
                + "%26oauth_token%3Dkkk9d7dh3k39sjv7");
  }

  @ParameterizedTest
  @CsvSource({
    "https://A.example.org:443/x, https%3A%2F%2Fa.example.org%2Fx",
    "https://a.example.org:8443/x, https%3A%2F%2Fa.example.org%3A8443%2Fx",
    "http://a.example.org:443/x, http%3A%2F%2Fa.example.org%3A443%2Fx",
    "HTTPS://a.example.org/X/y, https%3A%2F%2Fa.example.org%2FX%2Fy"
  })
  void onlyAPortThatDoesNotGoWithoutSayingIsSigned(String address, String signed) {
    assertThat(base(address)).isEqualTo("GET&" + signed + "&");
  }

  @Test
  void parametersGoByTheirNamesAndNotByWhatStandsBehindThem() {
    assertThat(base("https://a.org/x?a-b=1&a=2&a1=0")).endsWith("&a%3D2%26a-b%3D1%26a1%3D0");
  }

  @ParameterizedTest
  @CsvSource({"~-._aZ9, ~-._aZ9", "' +*', %20%2B%2A", "é/&=, %C3%A9%2F%26%3D"})
  void everythingButLettersDigitsAndFourSignsIsEncoded(String text, String encoded) {
    assertThat(OAuthSignature.encoded(text)).isEqualTo(encoded);
  }

  @Test
  void theHeaderHoldsTheSignatureAndNotTheSecret() {
    String header =
        new OAuthSignature("GET", URI.create("https://a.org/x"), Map.of("oauth_nonce", "1"))
            .header(Credential.of("a secret"));

    // HMAC-SHA256 of "GET&https%3A%2F%2Fa.org%2Fx&oauth_nonce%3D1" by the key "a%20secret&"
    assertThat(header)
        .isEqualTo(
            "OAuth oauth_nonce=\"1\", oauth_signature=\"J6ttxr1oEeY0zXlv84%2FOEBctW7dmIqjRDiiI1dD3Brw%3D\"");
  }
}
