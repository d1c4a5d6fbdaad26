/**
 * Super-resolution of scanning-microscope images, trained on low-resolution images only.
 * <p>
 * This package holds {@link sc.fiji.superres.Progress}, {@link sc.fiji.superres.AtomicFile}, {@link sc.fiji.superres.Sha256},
 * {@link sc.fiji.superres.Heap} and {@link sc.fiji.superres.Figures}, and nothing else. The rooms below it, and which may use which, are listed in
 * {@code docs/architecture.md}; a test holds the imports against that table.
 * </p>
 */
package sc.fiji.superres;
