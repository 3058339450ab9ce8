package io.posventa.ticket.attachment;

import io.posventa.platform.problem.ProblemType;

/** Why a file cannot be attached. */
enum AttachmentProblem implements ProblemType {
  ATTACHMENT_USED("The file is attached elsewhere already");

  private static final int CONFLICT = 409;
  private final String title;

  AttachmentProblem(String title) {
    this.title = title;
  }

  @Override
  public int status() {
    return CONFLICT;
  }

  @Override
  public String title() {
    return title;
  }
}
