package org.sisimport.rosterapi;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The OneRoster 1.1 API of an invented school's system, over HTTP: objects with one list, pages by
 * limit and offset with {@code X-Total-Count} and {@code Link}, tokens, and signatures that are
 * made anew from what came and compared. What a test stubs on {@link #server()} goes before it.
 */
public final class OneRosterStub implements AutoCloseable {

  /** Opens the API; no text that a person could see may hold it. */
  public static final String SECRET = "5ec2e7+of/the client&5ec2e7";

  /** Who asks. */
  public static final String CLIENT = "sis-import client";

  /** With which every token begins. */
  public static final String TOKEN = "t0ken5ec2e7t0ken";

  private static final String BASE = "/sis/ims/oneroster/v1p1/";
  private static final String TOKENS = "/sis/oauth2/token";
  private static final int OF_MODEL = 10;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final WireMockServer server;
  private final Map<String, List<Map<String, Object>>> records = new ConcurrentHashMap<>();
  private final Set<String> nonces = ConcurrentHashMap.newKeySet();
  private final AtomicInteger tokens = new AtomicInteger();
  private final List<String> scopes = new CopyOnWriteArrayList<>();
  private volatile int goodToken;
  private volatile int longestPage = Integer.MAX_VALUE;
  private volatile boolean links = true;
  private volatile boolean totals = true;
  private volatile boolean emptyLastPage;
  private volatile int repeated;
  private volatile int tooMany;

  /** A school's system without anything in it, on a free port of this machine. */
  public OneRosterStub() {
    server =
        new WireMockServer(
            WireMockConfiguration.options()
                .dynamicPort()
                .bindAddress("127.0.0.1")
                .extensions(new Answers()));
    server.start();
    reset();
  }

  /** Forgets what a test has stubbed. */
  public void reset() {
    server.resetAll();
    server.stubFor(any(anyUrl()).atPriority(OF_MODEL).willReturn(aResponse()));
  }

  /** For stubs that go before the answers of the model, and for what was asked. */
  public WireMockServer server() {
    return server;
  }

  /** What a district writes as {@code url}. */
  public String url() {
    return "http://127.0.0.1:" + server.port() + "/sis";
  }

  /** What a district writes as {@code token-url}. */
  public String tokenUrl() {
    return "http://127.0.0.1:" + server.port() + TOKENS;
  }

  /** What was asked so far: method and what stands behind the address, in its order. */
  public List<String> asked() {
    List<String> asked =
        new ArrayList<>(
            server.getAllServeEvents().stream()
                .map(
                    event ->
                        event.getRequest().getMethod()
                            + " "
                            + event.getRequest().getUrl().replaceFirst("^" + BASE, ""))
                .toList());
    Collections.reverse(asked);
    return asked;
  }

  /** The scopes of which tokens were asked, one for each. */
  public List<String> scopes() {
    return scopes;
  }

  // ---- what it holds ----

  /** A small district: a school, a teacher's class and a student in it. */
  public OneRosterStub smallDistrict() {
    add("orgs", "D1", "name", "Tern Unified", "type", "district", "identifier", "9900001");
    add("orgs", "S1", "name", "Almond, \"the\" Elementary", "type", "school");
    set("orgs", "S1", "identifier", "9900101", "parent", ref("D1"));
    add("academicSessions", "Y1", "title", "2026-27", "type", "schoolYear", "schoolYear", "2027");
    set("academicSessions", "Y1", "startDate", "2026-08-12", "endDate", "2027-06-05");
    add("courses", "C1", "title", "Reading 5", "schoolYear", ref("Y1"), "org", ref("S1"));
    set("courses", "C1", "grades", List.of("04", "05"), "courseCode", "RD5");
    add("classes", "K1", "title", "Reading 5, morning", "classType", "homeroom");
    set("classes", "K1", "course", ref("C1"), "school", ref("S1"), "terms", List.of(ref("Y1")));
    set("classes", "K1", "grades", "05", "periods", List.of("1", "2"));
    user("T1", "teacher", "Emi", "Mori").set("users", "T1", "email", "mori@example.org");
    student("U1", "1000000001", "Ana", "Ruiz", "05");
    add("enrollments", "E1", "class", ref("K1"), "school", ref("S1"), "user", ref("U1"));
    set("enrollments", "E1", "role", "student", "primary", false, "beginDate", "2026-08-12");
    add("enrollments", "E2", "class", ref("K1"), "school", ref("S1"), "user", ref("T1"));
    return set("enrollments", "E2", "role", "teacher", "primary", "true");
  }

  /** A student of the school of the small district, with demographics. */
  public OneRosterStub student(String id, String ssid, String given, String family, String grade) {
    user(id, "student", given, family);
    set("users", id, "grades", List.of(grade), "identifier", ssid);
    set("users", id, "userIds", List.of(Map.of("type", "SSID", "identifier", ssid)));
    add("demographics", id, "birthDate", "2016-05-01", "sex", "female", "white", "true");
    return set("demographics", id, "asian", false);
  }

  private OneRosterStub user(String id, String role, String given, String family) {
    add("users", id, "role", role, "username", id, "givenName", given, "familyName", family);
    return set("users", id, "enabledUser", true, "orgs", List.of(ref("S1")), "password", "pw");
  }

  /** A reference to a record. */
  public static Map<String, Object> ref(String id) {
    return Map.of("sourcedId", id, "type", "any", "href", "https://elsewhere.example.org/" + id);
  }

  /** A record with these fields, names and values by turns. */
  public OneRosterStub add(String collection, String id, Object... fields) {
    Map<String, Object> record = new LinkedHashMap<>();
    record.put("sourcedId", id);
    record.put("status", "active");
    record.put("dateLastModified", "2026-10-01T00:00:00.000Z");
    records.computeIfAbsent(collection, any -> new CopyOnWriteArrayList<>()).add(record);
    return put(record, fields);
  }

  /** Sets fields of a record. */
  public OneRosterStub set(String collection, String id, Object... fields) {
    return put(
        records.getOrDefault(collection, List.of()).stream()
            .filter(record -> id.equals(record.get("sourcedId")))
            .findFirst()
            .orElseThrow(),
        fields);
  }

  private OneRosterStub put(Map<String, Object> record, Object... fields) {
    for (int i = 0; i < fields.length; i += 2) {
      record.put((String) fields[i], fields[i + 1]);
    }
    return this;
  }

  /** Has none of these. */
  public OneRosterStub without(String collection) {
    records.remove(collection);
    return this;
  }

  // ---- how it behaves ----

  /** Gives no more records in a page than that, whatever is asked for. */
  public OneRosterStub shortenPagesTo(int most) {
    longestPage = most;
    return this;
  }

  /** Tells neither the next page nor how many there are, or only one of it. */
  public OneRosterStub tells(boolean next, boolean total) {
    links = next;
    totals = total;
    return this;
  }

  /** Names a next page behind the last one. */
  public OneRosterStub emptyLastPage() {
    emptyLastPage = true;
    return this;
  }

  /** Gives so many records of the first page again in the next, as if others had come. */
  public OneRosterStub repeats(int ofFirstPage) {
    repeated = ofFirstPage;
    return this;
  }

  /** Says that it has so many more records than it gives. */
  public OneRosterStub saysTooMany(int more) {
    tooMany = more;
    return this;
  }

  /** Takes no token any more that was issued. */
  public void expireTokens() {
    goodToken = tokens.get() + 1;
  }

  /** Answers a collection, or {@code token}, always so. */
  public void answer(String collection, ResponseDefinitionBuilder answer) {
    server.stubFor(any(urlPathEqualTo(address(collection))).atPriority(1).willReturn(answer));
  }

  /** Answers the next question of a collection so, and those behind it as ever. */
  public void answerOnce(String collection, ResponseDefinitionBuilder answer) {
    server.stubFor(
        any(urlPathEqualTo(address(collection)))
            .atPriority(1)
            .inScenario(collection)
            .whenScenarioStateIs(Scenario.STARTED)
            .willSetStateTo("answered")
            .willReturn(answer));
  }

  private static String address(String collection) {
    return collection.equals("token") ? TOKENS : BASE + collection;
  }

  @Override
  public void close() {
    server.stop();
  }

  /** Answers from the model. */
  private final class Answers implements ResponseDefinitionTransformerV2 {

    private static final Pattern PARAMETER = Pattern.compile("([a-z_]+)=\"([^\"]*)\"");

    @Override
    public String getName() {
      return "oneroster";
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
      ResponseDefinition stubbed = event.getResponseDefinition();
      if (event.getStubMapping().getPriority() != OF_MODEL) {
        return stubbed;
      }
      Request request = event.getRequest();
      String path = request.getUrl().replaceFirst("\\?.*", "");
      if (path.equals(TOKENS)) {
        return token(request).build();
      }
      if (!request.getMethod().equals(RequestMethod.GET) || !isOpened(request)) {
        return aResponse().withStatus(401).build();
      }
      return page(path.replaceFirst("^" + BASE, ""), request).build();
    }

    private ResponseDefinitionBuilder token(Request request) {
      Map<String, String> form = pairs(request.getBodyAsString());
      String who =
          "Basic "
              + Base64.getEncoder()
                  .encodeToString(
                      (encode(CLIENT) + ":" + encode(SECRET)).getBytes(StandardCharsets.UTF_8));
      if (!who.equals(request.getHeader("Authorization"))
          || !"client_credentials".equals(form.get("grant_type"))) {
        return aResponse().withStatus(401).withBody("{\"error\":\"invalid_client\"}");
      }
      scopes.add(form.getOrDefault("scope", ""));
      return aResponse()
          .withBody(
              json(
                  Map.of(
                      "access_token",
                      TOKEN + tokens.incrementAndGet(),
                      "token_type",
                      "Bearer",
                      "expires_in",
                      3600)));
    }

    private boolean isOpened(Request request) {
      String how = String.valueOf(request.getHeader("Authorization"));
      if (how.startsWith("Bearer " + TOKEN)) {
        return Integer.parseInt(how.substring(7 + TOKEN.length())) >= goodToken;
      }
      return how.startsWith("OAuth ") && isSigned(request, how);
    }

    private boolean isSigned(Request request, String how) {
      Map<String, String> said = new LinkedHashMap<>();
      Matcher matcher = PARAMETER.matcher(how);
      while (matcher.find()) {
        said.put(matcher.group(1), decode(matcher.group(2)));
      }
      String signature = String.valueOf(said.remove("oauth_signature"));
      Set<String> parameters = new TreeSet<>();
      said.forEach((name, value) -> parameters.add(encode(name) + "=" + encode(value)));
      String query = request.getUrl().replaceFirst("[^?]*\\??", "");
      pairs(query).forEach((name, value) -> parameters.add(encode(name) + "=" + encode(value)));
      String base =
          "GET&"
              + encode(request.getAbsoluteUrl().replaceFirst("\\?.*", ""))
              + "&"
              + encode(String.join("&", parameters));
      return said.getOrDefault("oauth_consumer_key", "").equals(CLIENT)
          && said.getOrDefault("oauth_signature_method", "").equals("HMAC-SHA256")
          && said.getOrDefault("oauth_timestamp", "").matches("[1-9][0-9]{9}")
          && nonces.add(said.getOrDefault("oauth_nonce", ""))
          && hmac(encode(SECRET) + "&", base).equals(signature);
    }

    private ResponseDefinitionBuilder page(String collection, Request request) {
      List<Map<String, Object>> all = new ArrayList<>(records.getOrDefault(collection, List.of()));
      Map<String, String> asked = pairs(request.getUrl().replaceFirst("[^?]*\\??", ""));
      if ("sourcedId".equals(asked.get("sort"))) {
        all.sort(Comparator.comparing(record -> (String) record.get("sourcedId")));
      }
      int limit = Math.min(Integer.parseInt(asked.get("limit")), longestPage);
      int offset = Integer.parseInt(asked.get("offset"));
      int from = Math.min(offset == 0 ? 0 : offset - repeated, all.size());
      int to = Math.min(from + limit, all.size());
      ResponseDefinitionBuilder answer =
          aResponse().withBody(json(Map.of(collection, all.subList(from, to))));
      if (totals) {
        answer.withHeader("X-Total-Count", String.valueOf(all.size() + tooMany));
      }
      if (links) {
        boolean next = to < all.size() || emptyLastPage && from < all.size();
        answer.withHeader(
            "Link",
            (next ? "<https://elsewhere.example.org/?offset=" + to + ">; rel=\"next\", " : "")
                + "<https://elsewhere.example.org/?offset=0>; rel=\"first\"");
      }
      return answer;
    }

    private static Map<String, String> pairs(String query) {
      Map<String, String> pairs = new LinkedHashMap<>();
      for (String each : query.split("&")) {
        String[] pair = each.split("=", 2);
        pairs.put(decode(pair[0]), pair.length < 2 ? "" : decode(pair[1]));
      }
      return pairs;
    }
  }

  private static String hmac(String key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Byte by byte, as RFC 5849 describes it. */
  private static String encode(String text) {
    StringBuilder encoded = new StringBuilder();
    for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (each & 0xFF);
      encoded.append(
          String.valueOf(c).matches("[A-Za-z0-9._~-]")
              ? String.valueOf(c)
              : "%%%02X".formatted(each));
    }
    return encoded.toString();
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
