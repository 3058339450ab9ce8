package io.posventa.platform.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** Reads the keys as the configuration spells them. */
final class IdentityKeys {
  private IdentityKeys() {}

  static JWSSigner signer(String base64) {
    try {
      var bytes = Base64.getDecoder().decode(base64);
      var key = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(bytes));
      return new ECDSASigner((ECPrivateKey) key);
    } catch (GeneralSecurityException | JOSEException | IllegalArgumentException e) {
      throw new IllegalStateException("posventa.identity.private-key cannot be read.", e);
    }
  }

  static JWSVerifier verifier(String name, String base64) {
    try {
      var bytes = Base64.getDecoder().decode(base64);
      var key = KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(bytes));
      return new ECDSAVerifier((ECPublicKey) key);
    } catch (GeneralSecurityException | JOSEException | IllegalArgumentException e) {
      throw new IllegalStateException(
          "posventa.identity.public-keys." + name + " cannot be read.", e);
    }
  }
}
