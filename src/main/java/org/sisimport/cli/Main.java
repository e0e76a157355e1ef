package org.sisimport.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.logging.log4j.LogManager;
import org.jspecify.annotations.Nullable;
import org.sisimport.Memory;
import org.sisimport.SisImportException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;

/** The command {@code sis-import}. */
@Command(
    name = "sis-import",
    mixinStandardHelpOptions = true,
    version = "sis-import 1.0",
    description = "Takes in the student files of school districts; editable rules decide.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Exit codes: 0 done, 2 the command or the set-up is wrong, 3 a file was refused, held or failed,",
      "4 it is not the time for a district."
    })
public final class Main {

  /** Where the application's log goes; the log's configuration reads it. */
  private static final String DATA = "sisimport.data";

  private static final Map<String, Supplier<HomeCommand>> COMMANDS = new LinkedHashMap<>();

  static {
    COMMANDS.put("run", RunCommand::new);
    COMMANDS.put("serve", ServeCommand::new);
    COMMANDS.put("preview", PreviewCommand::new);
    COMMANDS.put("approve", ApproveCommand::new);
    COMMANDS.put("reject", RejectCommand::new);
    COMMANDS.put("check", CheckCommand::new);
    COMMANDS.put("verify", VerifyCommand::new);
    COMMANDS.put("explain", ExplainCommand::new);
    COMMANDS.put("students", StudentsCommand::new);
    COMMANDS.put("load", LoadCommand::new);
    COMMANDS.put("inactivate", InactivateCommand::new);
    COMMANDS.put("reactivate", ReactivateCommand::new);
    COMMANDS.put("transfers", TransfersCommand::new);
    COMMANDS.put("roster", RosterCommand::new);
    COMMANDS.put("send", SendCommand::new);
    COMMANDS.put("history", HistoryCommand::new);
  }

  private Main() {}

  /** Runs one command and ends the program with its exit code. */
  public static void main(String[] args) {
    System.exit(run(args, writer(System.out), writer(System.err)));
  }

  /**
   * Runs one command.
   *
   * @return its exit code, as {@link ExitCode} says
   */
  static int run(String[] args, PrintWriter out, PrintWriter err) {
    return run(args, Surroundings.USUAL, out, err);
  }

  /** Runs one command in other surroundings. */
  static int run(String[] args, Surroundings surroundings, PrintWriter out, PrintWriter err) {
    Home home;
    try {
      home = Home.of(homeIn(args));
    } catch (InvalidPathException e) {
      err.println("--home names no folder of this system; a path to one would have worked");
      err.flush();
      return ExitCode.SETUP;
    }
    System.setProperty(DATA, home.data().toString());
    LogTrouble trouble = LogTrouble.tell(home, err);
    try {
      CommandLine line = new CommandLine(new Main());
      addCommands(line, args, surroundings);
      return line.setOut(out)
          .setErr(err)
          .setCaseInsensitiveEnumValuesAllowed(true)
          .setParameterExceptionHandler(Main::usage)
          .setExecutionExceptionHandler(sentences(home))
          .execute(args);
    } catch (OutOfMemoryError e) {
      err.println("The command was broken off: " + Memory.notEnough() + ".");
      return ExitCode.SETUP;
    } finally {
      trouble.end();
      out.flush();
      err.flush();
    }
  }

  /** What is wrong with the command, and how it is written. */
  private static int usage(CommandLine.ParameterException e, String[] args) {
    CommandLine line = e.getCommandLine();
    String message = String.valueOf(e.getMessage());
    line.getErr().println(message.startsWith("Error: ") ? message.substring(7) : message);
    line.getErr().print(line.getHelp().fullSynopsis());
    line.getErr().println("\"" + line.getCommandSpec().qualifiedName() + " --help\" tells more.");
    return ExitCode.SETUP;
  }

  /**
   * Adds the command that the first argument names, or else all of them: picocli looks a command
   * through when it is added, which is a twentieth of a start for those that are not called.
   */
  private static void addCommands(CommandLine line, String[] args, Surroundings surroundings) {
    Supplier<HomeCommand> named = args.length == 0 ? null : COMMANDS.get(args[0]);
    if (named != null) {
      add(line, named.get(), surroundings);
    } else {
      COMMANDS.values().forEach(command -> add(line, command.get(), surroundings));
      line.addSubcommand(new CommandLine.HelpCommand());
    }
  }

  private static void add(CommandLine line, HomeCommand command, Surroundings surroundings) {
    CommandLine added = new CommandLine(command.in(surroundings));
    command.listSubcommands().forEach(below -> add(added, below, surroundings));
    line.addSubcommand(added);
  }

  /**
   * The home is needed before the first class asks for a logger, so before the command is parsed.
   */
  private static @Nullable Path homeIn(String[] args) {
    for (int i = 0; i < args.length; i++) {
      if (args[i].equals("--home") && i + 1 < args.length) {
        return Path.of(args[i + 1]);
      }
      if (args[i].startsWith("--home=")) {
        return Path.of(args[i].substring("--home=".length()));
      }
    }
    return null;
  }

  private static IExecutionExceptionHandler sentences(Home home) {
    return (e, line, parsed) -> {
      if (e instanceof SisImportException) {
        line.getErr().println(e.getMessage());
        return ExitCode.SETUP;
      }
      StackTraceElement[] course = e.getStackTrace();
      LogManager.getLogger(Main.class)
          .error("{} {}", e.getClass().getName(), Arrays.toString(course));
      line.getErr()
          .println(
              "An error in the program: "
                  + e.getClass().getSimpleName()
                  + (course.length == 0 ? "" : " at " + course[0])
                  + ". Its course is in "
                  + home.data().resolve("sis-import.log")
                  + "; please pass it on.");
      return ExitCode.SETUP;
    };
  }

  private static PrintWriter writer(java.io.PrintStream stream) {
    return new PrintWriter(new java.io.OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }
}
