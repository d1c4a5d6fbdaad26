/**
 * Super-resolution of scanning-microscope images, trained on low-resolution images only.
 * <p>
 * This package holds what every room may use, and nothing else: {@link sc.fiji.superres.Progress} and
 * {@link sc.fiji.superres.ForwardingProgress}; files that are complete or absent ({@link sc.fiji.superres.AtomicFile},
 * {@link sc.fiji.superres.PartFile}, {@link sc.fiji.superres.PartFolder}, {@link sc.fiji.superres.LockFile},
 * {@link sc.fiji.superres.FileFailure}); {@link sc.fiji.superres.Csv}, {@link sc.fiji.superres.Sha256},
 * {@link sc.fiji.superres.Heap} and {@link sc.fiji.superres.NumberText}. The rooms below it, and which may use which,
 * are listed in {@code docs/architecture.md}; a test holds the imports against that table.
 * </p>
 */
package sc.fiji.superres;
