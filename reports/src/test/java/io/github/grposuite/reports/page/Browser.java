package io.github.grposuite.reports.page;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

/** Chromium as this machine has it; nothing is downloaded. */
final class Browser implements AutoCloseable {
  /** Kept, for its level would be lost with it: it warns of protocols that are not used here. */
  private static final Logger LOGGER = Logger.getLogger("org.openqa.selenium");

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /** None where the machine has no Chromium or no driver for it. */
  static Optional<Browser> start() {
    Optional<File> browser = program("chromium", "chromium-browser", "google-chrome");
    Optional<File> control = program("chromedriver");
    if (browser.isEmpty() || control.isEmpty()) {
      return Optional.empty();
    }
    LOGGER.setLevel(Level.SEVERE);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(browser.get());
    options.addArguments(
        "--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1280,1000");
    options.setCapability("goog:loggingPrefs", Map.of("browser", "ALL"));
    return Optional.of(
        new Browser(
            new ChromeDriver(
                new ChromeDriverService.Builder()
                    .usingDriverExecutable(control.get())
                    .usingAnyFreePort()
                    .build(),
                options)));
  }

  private static Optional<File> program(String... names) {
    List<String> folders = List.of(System.getenv("PATH").split(File.pathSeparator));
    return Stream.of(names)
        .flatMap(name -> folders.stream().map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .map(Path::toFile)
        .findFirst();
  }

  void open(Path page) {
    driver.get(page.toUri().toString());
  }

  /** What a script returns. */
  @SuppressWarnings("unchecked")
  <T> T js(String body, Object... arguments) {
    return (T) driver.executeScript(body, arguments);
  }

  List<WebElement> all(String selector) {
    return driver.findElements(By.cssSelector(selector));
  }

  WebElement one(String selector) {
    return driver.findElement(By.cssSelector(selector));
  }

  /** Brings it into view, waits until figures are drawn, and clicks. */
  void click(WebElement element) {
    show(element);
    element.click();
  }

  void show(WebElement element) {
    js("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", element);
  }

  /** Moves the pointer to a share of the element's width, at half its height. */
  void point(WebElement element, double share) {
    show(element);
    int offset = (int) Math.round((share - 0.5) * element.getSize().getWidth());
    new Actions(driver).moveToElement(element, offset, 0).perform();
  }

  void keys(WebElement element, Keys... keys) {
    js("arguments[0].focus()", element);
    new Actions(driver).sendKeys(keys).perform();
  }

  /** Errors and warnings since the page was opened. */
  List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
        .map(LogEntry::getMessage)
        .toList();
  }

  @Override
  public void close() {
    driver.quit();
  }
}
