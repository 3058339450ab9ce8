package io.posventa.notification.inbound;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** A real mail server with the mailbox that all incoming mail lies in. */
public final class Postbox implements QuarkusTestResourceLifecycleManager {
  static final String DOMAIN = "in.example";
  private static final String USER = "inbound@posventa.example";

  private final GreenMail server =
      new GreenMail(
          new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
          });
  private GreenMailUser user;

  @Override
  public Map<String, String> start() {
    server.start();
    user = server.setUser(USER, USER, "secret");
    var config = new HashMap<String, String>();
    config.put("posventa.smtp.port", String.valueOf(server.getSmtp().getPort()));
    config.put("posventa.inbound.enabled", "true");
    config.put("posventa.inbound.works", "false");
    config.put("posventa.inbound.domain", DOMAIN);
    config.put("posventa.inbound.reply-secret", "cmVwbHktc2VjcmV0LW9mLXRoZS10ZXN0cy0wMTIzNDU=");
    config.put("posventa.inbound.host", "127.0.0.1");
    config.put("posventa.inbound.port", String.valueOf(server.getImap().getPort()));
    config.put("posventa.inbound.username", USER);
    config.put("posventa.inbound.password", "secret");
    config.put("posventa.inbound.attempts", "3");
    config.put("posventa.inbound.largest-mail", "3000000");
    config.put("posventa.inbound.largest-beginning", "100000");
    return config;
  }

  @Override
  public void stop() {
    server.stop();
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(this, new TestInjector.MatchesType(Postbox.class));
  }

  /** Lays a mail into the mailbox as it stands. */
  void deliver(byte[] octets) {
    try {
      user.deliver(
          new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(octets)));
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Mails in a folder of the mailbox. */
  int count(String folder) {
    try {
      var store = server.getManagers().getImapHostManager();
      var found = store.getFolder(user, folder);
      return found == null ? 0 : found.getMessageCount();
    } catch (RuntimeException e) {
      throw new IllegalStateException(e);
    }
  }

  void empty() {
    try {
      server.purgeEmailFromAllMailboxes();
    } catch (FolderException e) {
      throw new IllegalStateException(e);
    }
  }
}
