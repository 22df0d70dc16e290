package io.github.grposuite.datasets;

/**
 * A preference as text: of two responses to a prompt, members of a group prefer one. The names are
 * those of TRL's preference format (standard, with an explicit prompt) and one for the group.
 *
 * @param prompt what is asked, without the responses
 * @param chosen the preferred response, y_w
 * @param rejected the other response, y_l
 * @param group the group's name
 */
public record PreferenceExample(String prompt, String chosen, String rejected, String group) {}
