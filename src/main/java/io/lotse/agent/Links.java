package io.lotse.agent;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.lotse.platform.Setting;
import io.lotse.platform.Settings;

/** The addresses that an answer may name: ours, those that records of the organisation name, and configured hosts. */
class Links implements Predicate<String> {
  private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"'`)\\]|]+", Pattern.CASE_INSENSITIVE);
  private final Set<String> hosts = new HashSet<>();
  private final Set<String> learned = new HashSet<>();

  Links(Settings settings) {
    add(settings.publicUrl().toString());
    settings.optional(Setting.S3_PUBLIC_ENDPOINT).or(() -> settings.optional(Setting.S3_ENDPOINT)).ifPresent(this::add);
    settings.list(Setting.ANSWER_LINK_HOSTS).forEach(host -> hosts.add(host.toLowerCase(Locale.ROOT)));
  }

  private void add(String address) {
    String host = authority(address);
    if (host != null) {
      hosts.add(host);
    }
  }

  /** The records name addresses that may be passed on. */
  void learn(String records) {
    for (Matcher address = ADDRESS.matcher(records); address.find();) {
      learned.add(address.group());
    }
  }

  @Override
  public boolean test(String address) {
    if (address.matches("(?i)tel:[+0-9().-]+")) {
      return true;
    }
    String full = address.regionMatches(true, 0, "www.", 0, 4) ? "https://" + address : address;
    String host = authority(full);
    return host != null && (learned.contains(address) || hosts.contains(host));
  }

  /** Host and port of an address of the web, in lower case; null where there is none. */
  private static String authority(String address) {
    try {
      URI uri = new URI(address);
      boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
      if (!web || uri.getHost() == null || uri.getUserInfo() != null) {
        return null;
      }
      return uri.getHost().toLowerCase(Locale.ROOT) + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    } catch (URISyntaxException none) {
      return null;
    }
  }
}
