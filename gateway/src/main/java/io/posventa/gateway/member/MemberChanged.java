package io.posventa.gateway.member;

/** A member has changed or goes, in the current transaction; his sessions remember him. */
public record MemberChanged(String memberId) {}
