package io.posventa.ticket.attachment;

import java.io.InputStream;
import java.nio.file.Path;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Files in a bucket of Amazon's, or of a service that speaks the same. */
final class S3Store implements FileStore, AutoCloseable {
  private final S3Client client;
  private final String bucket;
  private final String prefix;

  S3Store(String bucket, AttachmentConfig.S3 config) {
    this.bucket = bucket;
    this.prefix = config.prefix();
    var builder =
        S3Client.builder()
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .region(Region.of(config.region()))
            .credentialsProvider(credentials(config))
            .forcePathStyle(config.pathStyle())
            // Not every service knows chunks and the newer checksums; the row has the file's
            // digest.
            .serviceConfiguration(plain -> plain.chunkedEncodingEnabled(false))
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
    config.endpoint().ifPresent(builder::endpointOverride);
    this.client = builder.build();
  }

  @Override
  public void put(String key, Path file) {
    client.putObject(to -> to.bucket(bucket).key(prefix + key), RequestBody.fromFile(file));
  }

  @Override
  public InputStream open(String key) {
    return client.getObject(from -> from.bucket(bucket).key(prefix + key));
  }

  @Override
  public void delete(String key) {
    client.deleteObject(at -> at.bucket(bucket).key(prefix + key));
  }

  @Override
  public void close() {
    client.close();
  }

  private static AwsCredentialsProvider credentials(AttachmentConfig.S3 config) {
    return config.accessKey().isPresent() && config.secretKey().isPresent()
        ? StaticCredentialsProvider.create(
            AwsBasicCredentials.create(config.accessKey().get(), config.secretKey().get()))
        : DefaultCredentialsProvider.create();
  }
}
