package sc.fiji.superres.dialog;

/** What the Help button shows: every question with its macro key. */
final class HelpPage {

	private final Form form;

	HelpPage(final Form form) {
		this.form = form;
	}

	String html() {
		final StringBuilder html = new StringBuilder("<html><b>" + form.title() + "</b><br>" + form.description());
		html.append("<br><br><table cellpadding=3>");
		form.questions().forEach(question -> html.append(row(question)));
		return html.append("</table><br>The left column is the macro key: run(\"").append(form.command()).append(
			"\", \"key=value key=[a value]\").</html>").toString();
	}

	private static String row(final Question question) {
		return "<tr><td valign=top><b>" + question.key() + "</b></td><td valign=top>" + question.label() + "</td><td>" +
			question.description() + "</td></tr>";
	}
}
