package io.posventa.portal.desk;

import io.posventa.client.api.VendorsApi;
import io.posventa.client.model.Vendor;
import io.posventa.portal.api.Api;
import io.posventa.portal.api.ApiProblem;
import io.posventa.portal.page.Option;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What vendors are called, for pages that know their ids. */
public final class VendorNames {
  private static final int MOST = 100;

  private final Api api;
  private final Map<String, String> names = new LinkedHashMap<>();

  private VendorNames(Api api) {
    this.api = api;
  }

  /** Of these vendors; one that is gone is called by its id. */
  public static VendorNames of(Api api, Collection<String> ids) {
    var known = new VendorNames(api);
    ids.stream().distinct().forEach(known::look);
    return known;
  }

  /** Of the first hundred, for a choice, and of these. */
  public static VendorNames all(Api api, Collection<String> ids) {
    var known = new VendorNames(api);
    var page =
        api.ask(
            VendorsApi::new,
            vendors ->
                vendors.listVendors(
                    VendorsApi.APIListVendorsRequest.newBuilder().limit(MOST).build()));
    page.getData().forEach(known::keep);
    ids.stream().distinct().forEach(known::look);
    return known;
  }

  public String name(String id) {
    return names.getOrDefault(id, id);
  }

  /** All that are known here, by name. */
  public List<Option> options(String chosen) {
    return names.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(String.CASE_INSENSITIVE_ORDER))
        .map(
            vendor ->
                new Option(vendor.getKey(), vendor.getValue(), vendor.getKey().equals(chosen)))
        .toList();
  }

  private void look(String id) {
    if (!names.containsKey(id)) {
      try {
        keep(
            api.ask(
                VendorsApi::new,
                vendors ->
                    vendors.getVendor(VendorsApi.APIGetVendorRequest.newBuilder().id(id).build())));
      } catch (ApiProblem problem) {
        if (problem.status() != 404) {
          throw problem;
        }
        names.put(id, id);
      }
    }
  }

  private void keep(Vendor vendor) {
    names.put(vendor.getId(), vendor.getName());
  }
}
